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

PAGES = (
    ("<occasion:ref>/", show_occasion, "occasion"),
    ("<part:ref>/", write_part_form, "write_part"),
    ("<part:ref>/tillsammans/", send_exchange_changes, "write_together"),
    ("<part:ref>/bild/", add_picture_action, "put_in_picture"),
    ("<part:ref>/versioner/", show_part_versions, "part_versions"),
    ("<part_version:ref>/", part_version_form, "part_version"),
    ("<answer:ref>/", write_answer_form, "write_answer"),
    ("<occasion:ref>/forflyttning/", show_occasion_shifts, "shifts"),
    ("<occasion:ref>/forflyttning/ny/", add_shift_form, "new_shift"),
    ("<shift_change:ref>/", change_shift_form, "shift"),
    ("<occasion:ref>/fran-word/", import_word_file_form, "word_in"),
    ("<shift_change:ref>/historia/", show_shift_history, "shift_story"),
    ("<occasion:ref>/dela-ut/", assign_part_form, "hand_out"),
    ("<occasion:ref>/ta-tillbaka-del/", unassign_part_action, "take_back_part"),
    ("<occasion:ref>/ny-version/", open_correcting_version_form, "new_version"),
    ("<occasion:ref>/planera/", agree_on_day_form, "plan_occasion"),
    ("<occasion:ref>/lamna/", submit_occasion_action, "submit_occasion"),
    ("<occasion:ref>/skicka-tillbaka/", return_occasion_action, "send_back_occasion"),
    ("<occasion:ref>/besluta/", decide_occasion_form, "decide_occasion"),
)

urlpatterns: list[URLPattern] = [path(f"aret/{rest}", view, name=name) for rest, view, name in PAGES]
urlpatterns.append(path("bilder/<picture:ref>/", send_picture, name="picture"))
