"""The addresses of what is seen of a year across the bodies."""

from django.urls import URLPattern, path

from koll.web.views import seen

urlpatterns: list[URLPattern] = [
    path("analyser/<year:period>/matris/", seen.matrix, name="matrix"),
    path("analyser/<year:period>/vem-har-vad/", seen.handed, name="handed"),
    path("forflyttningar/", seen.shifts, name="all_shifts"),
    path("forflyttningar/<year:period>/", seen.shifts, name="all_shifts_of"),
    path("forflyttning/<num:shift>/", seen.shift, name="one_shift"),
]
