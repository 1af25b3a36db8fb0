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

handler400 = "koll.signin.failures.bad_request"
handler403 = "koll.signin.failures.forbidden"
handler404 = "koll.signin.failures.not_found"
handler429 = "koll.signin.failures.too_many"
handler500 = "koll.signin.failures.broken"
