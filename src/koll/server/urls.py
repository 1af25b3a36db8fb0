"""Every address: the public's at the root, the signed-in places beside it."""

from django.urls import include, path

urlpatterns = [
    path("", include("koll.signin.urls")),
    path("", include("koll.web.urls")),
    path("", include("koll.portal.urls")),
]
