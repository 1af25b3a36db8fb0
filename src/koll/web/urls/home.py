"""The addresses of the first page and of the year."""

from django.urls import URLPattern, path

from koll.web.views import home

urlpatterns: list[URLPattern] = [
    path("hem/", home.home, name="home"),
    path("aret/", home.year, name="year"),
    path("aret/<int:year>/", home.year, name="year_of"),
]
