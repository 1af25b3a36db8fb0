"""What a web server loads to serve Koll; it does not load when that would be unsafe."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koll.server.settings")

django_application = get_wsgi_application()

from koll.server.body import WholeBodies  # noqa: E402 -- the settings exist once Django is set up
from koll.server.safety import refuse_real, refuse_unsafe  # noqa: E402 -- as above

refuse_unsafe(settings)
refuse_real(settings)
connections.close_all()

application = WholeBodies(django_application, settings.LARGEST_REQUEST)
