"""The addresses of the year's occasions, with and without their number in the year."""

from django.urls import URLPattern, path

from koll.web.views import charging, deciding, occasions, replanning, shifts, together, word_in, writing

ONE = "aret/<slug:activity>/<slug:body>/<int:period>/"

PAGES = (
    ("", occasions.occasion, "occasion"),
    ("skriv/<slug:part>/", writing.part, "write_part"),
    ("skriv/<slug:part>/tillsammans/", together.exchanging, "write_together"),
    ("skriv/<slug:part>/versioner/", together.versions, "part_versions"),
    ("skriv/<slug:part>/versioner/<int:version>/", together.version, "part_version"),
    ("svara/<int:statement>/", writing.answer, "write_answer"),
    ("forflyttning/", shifts.shifts, "shifts"),
    ("forflyttning/ny/", shifts.new_shift, "new_shift"),
    ("forflyttning/<int:shift>/", shifts.shift, "shift"),
    ("fran-word/", word_in.taking_in, "word_in"),
    ("forflyttning/<int:shift>/historia/", shifts.history, "shift_story"),
    ("dela-ut/", charging.handing_out, "hand_out"),
    ("ta-tillbaka-del/", charging.taking_part_back, "take_back_part"),
    ("ny-version/", charging.correcting, "new_version"),
    ("planera/", replanning.set_day, "plan_occasion"),
    ("lamna/", deciding.hand_over, "submit_occasion"),
    ("skicka-tillbaka/", deciding.take_back, "send_back_occasion"),
    ("besluta/", deciding.decide, "decide_occasion"),
)

urlpatterns: list[URLPattern] = [
    path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<int:number>/")
]
