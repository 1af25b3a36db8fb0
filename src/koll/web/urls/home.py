"""The addresses of the first page and of the year."""

from django.urls import URLPattern, path

from koll.web.views import home, roles, work, year

urlpatterns: list[URLPattern] = [
    path("hem/", home.home, name="home"),
    path("laget/", roles.role, name="role"),
    path("laget/<slug:role>/<slug:body>/", roles.role, name="role_of"),
    path("mitt/", work.work, name="work"),
    path("mitt/sett/", work.seeing, name="seen"),
    path("aret/", year.year, name="year"),
    path("aret/<year:year>/", year.year, name="year_of"),
]
