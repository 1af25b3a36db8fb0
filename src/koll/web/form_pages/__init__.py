"""Pages with a form: fields, choices, rows, what is shown when something is missing."""

from koll.web.form_pages._capitals import capital
from koll.web.form_pages._charts import drawing_of, site_of
from koll.web.form_pages._choices import line, one_of, some_of
from koll.web.form_pages._draft_restore import NOT_WORDS, form_with_draft, saved_and_typed_fields
from koll.web.form_pages._fields import LOOK, ClockField, DayField, RevisionField, RevisionForm, SeenField, TextField
from koll.web.form_pages._file_fields import CHOOSE, AttachForm, FileField, FilesField, TableForm, WithdrawForm
from koll.web.form_pages._form_page import FormPage, form_page, show_or_submit
from koll.web.form_pages._rows import RowGroup, RowsForm, in_rows
from koll.web.form_pages._table_import import ImportPage, TakenTable, import_table_page, take_table_action

__all__ = [
    "CHOOSE",
    "LOOK",
    "NOT_WORDS",
    "AttachForm",
    "ClockField",
    "DayField",
    "FileField",
    "FilesField",
    "FormPage",
    "ImportPage",
    "RevisionField",
    "RevisionForm",
    "RowGroup",
    "RowsForm",
    "SeenField",
    "TableForm",
    "TakenTable",
    "TextField",
    "WithdrawForm",
    "capital",
    "drawing_of",
    "form_page",
    "form_with_draft",
    "import_table_page",
    "in_rows",
    "line",
    "one_of",
    "saved_and_typed_fields",
    "show_or_submit",
    "site_of",
    "some_of",
    "take_table_action",
]
