"""The addresses of the year's occasions, with and without their number in the year."""

from django.urls import URLPattern, path

from koll.web.activities import agree_on_day_form
from koll.web.descriptions import (
    add_picture_action,
    add_shift_form,
    assign_part_form,
    change_shift_form,
    decide_occasion_form,
    import_word_file_form,
    open_correcting_version_form,
    part_version_form,
    return_occasion_action,
    send_exchange_changes,
    send_picture,
    show_occasion_shifts,
    show_part_versions,
    show_shift_history,
    submit_occasion_action,
    unassign_part_action,
    write_answer_form,
    write_part_form,
)
from koll.web.dialogues import show_occasion

ONE = "aret/<slug:activity>/<slug:body>/<year:period>/"

PAGES = (
    ("", show_occasion, "occasion"),
    ("skriv/<slug:part>/", write_part_form, "write_part"),
    ("skriv/<slug:part>/tillsammans/", send_exchange_changes, "write_together"),
    ("skriv/<slug:part>/bild/", add_picture_action, "put_in_picture"),
    ("skriv/<slug:part>/versioner/", show_part_versions, "part_versions"),
    ("skriv/<slug:part>/versioner/<num:version>/", part_version_form, "part_version"),
    ("svara/<num:statement>/", write_answer_form, "write_answer"),
    ("forflyttning/", show_occasion_shifts, "shifts"),
    ("forflyttning/ny/", add_shift_form, "new_shift"),
    ("forflyttning/<num:shift>/", change_shift_form, "shift"),
    ("fran-word/", import_word_file_form, "word_in"),
    ("forflyttning/<num:shift>/historia/", show_shift_history, "shift_story"),
    ("dela-ut/", assign_part_form, "hand_out"),
    ("ta-tillbaka-del/", unassign_part_action, "take_back_part"),
    ("ny-version/", open_correcting_version_form, "new_version"),
    ("planera/", agree_on_day_form, "plan_occasion"),
    ("lamna/", submit_occasion_action, "submit_occasion"),
    ("skicka-tillbaka/", return_occasion_action, "send_back_occasion"),
    ("besluta/", decide_occasion_form, "decide_occasion"),
)

urlpatterns: list[URLPattern] = [
    path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")
]
urlpatterns.append(path("bilder/<num:number>/", send_picture, name="picture"))
