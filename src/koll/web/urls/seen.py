"""The addresses of what is seen of a year across the bodies."""

from django.urls import URLPattern, path

from koll.web.views import seen

urlpatterns: list[URLPattern] = [
    path("analyser/<int:period>/matris/", seen.matrix, name="matrix"),
    path("analyser/<int:period>/vem-har-vad/", seen.handed, name="handed"),
    path("forflyttningar/", seen.shifts, name="all_shifts"),
    path("forflyttningar/<int:period>/", seen.shifts, name="all_shifts_of"),
    path("forflyttning/<int:shift>/", seen.shift, name="one_shift"),
]
