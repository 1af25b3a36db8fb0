"""The addresses of the year's occasions, with and without their number in the year."""

from django.urls import URLPattern, path

from koll.web.views import charging, deciding, occasions, pictures, replanning, shifts, together, word_in, writing

ONE = "aret/<slug:activity>/<slug:body>/<year:period>/"

PAGES = (
    ("", occasions.occasion, "occasion"),
    ("skriv/<slug:part>/", writing.part, "write_part"),
    ("skriv/<slug:part>/tillsammans/", together.exchanging, "write_together"),
    ("skriv/<slug:part>/bild/", pictures.putting_in, "put_in_picture"),
    ("skriv/<slug:part>/versioner/", together.versions, "part_versions"),
    ("skriv/<slug:part>/versioner/<num:version>/", together.version, "part_version"),
    ("svara/<num:statement>/", writing.answer, "write_answer"),
    ("forflyttning/", shifts.shifts, "shifts"),
    ("forflyttning/ny/", shifts.new_shift, "new_shift"),
    ("forflyttning/<num:shift>/", shifts.shift, "shift"),
    ("fran-word/", word_in.taking_in, "word_in"),
    ("forflyttning/<num:shift>/historia/", shifts.history, "shift_story"),
    ("dela-ut/", charging.handing_out, "hand_out"),
    ("ta-tillbaka-del/", charging.taking_part_back, "take_back_part"),
    ("ny-version/", charging.correcting, "new_version"),
    ("planera/", replanning.set_day, "plan_occasion"),
    ("lamna/", deciding.hand_over, "submit_occasion"),
    ("skicka-tillbaka/", deciding.take_back, "send_back_occasion"),
    ("besluta/", deciding.decide, "decide_occasion"),
)

urlpatterns: list[URLPattern] = [
    path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")
]
urlpatterns.append(path("bilder/<num:number>/", pictures.picture, name="picture"))
