"""What a web server loads to serve Koll."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koll.server.settings")

application = get_wsgi_application()
