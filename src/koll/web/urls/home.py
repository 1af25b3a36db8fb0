"""The addresses of the first page and of the year."""

from django.urls import URLPattern, path

from koll.web.views import home, work, year

urlpatterns: list[URLPattern] = [
    path("hem/", home.home, name="home"),
    path("mitt/", work.work, name="work"),
    path("mitt/sett/", work.seeing, name="seen"),
    path("aret/", year.year, name="year"),
    path("aret/<int:year>/", year.year, name="year_of"),
]
