"""Every address: the public's at the root, the signed-in places beside it."""

from django.urls import include, path

from koll.server import probes

urlpatterns = [
    path("live", probes.live),
    path("ready", probes.ready),
    path("", include("koll.signin.urls")),
    path("", include("koll.web.urls")),
    path("", include("koll.portal.urls")),
    path("", include("koll.api.urls")),
]

handler400 = "koll.signin.error_pages.bad_request"
handler403 = "koll.signin.error_pages.forbidden"
handler404 = "koll.signin.error_pages.not_found"
handler429 = "koll.signin.error_pages.too_many"
handler500 = "koll.signin.error_pages.broken"
