"""The register of every governing text, and the municipality's other governing documents."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.service import (
    GOVERNS,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    PageOfRows,
    PageQuery,
    State,
    Until,
    api,
    body_ref,
    context_for_machines,
    decision_or_none,
    decision_ref,
    describe_endpoint,
    one,
    page_of_rows,
    place,
    respond,
)
from koll.domain.charter import Charter
from koll.domain.refs import DocumentRef
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.queries import parse_register_query
from koll.public.instruments import (
    DocumentPage,
    DocumentView,
    RegisterRowView,
    find_in_register,
    governing_document_page,
)


class RegisterRow(Addressed):
    """A text in the register."""

    kind: str
    kind_name: Bilingual
    title: str
    body: Annotated[BodyRef | None, Field(description=N_("Whose it is, or who answers for it."))]
    role: str
    in_force_from: date
    until: Until
    state: State
    revise_by: Annotated[date | None, Field(description=N_("The day by which it is to be revised."))]
    overdue_since: Annotated[date | None, Field(description=N_("The day by which it should have been revised."))]
    decision: DecisionRef
    is_example: bool


class Register(PageOfRows[RegisterRow]):
    """Governing texts."""


class DocumentShort(Addressed):
    """A text of a governing document."""

    title: str
    in_force_from: date
    until: Until
    state: State
    decision: DecisionRef


class Other(Addressed):
    """Another document."""

    title: str


class Document(Answer, DocumentShort):
    """A governing document."""

    key: str
    kind: str
    text: str
    revise_by: date | None
    overdue_since: date | None
    responsible: Annotated[BodyRef | None, Field(description=N_("The body that answers for it."))]
    responsible_role: str
    replaces: Other | None
    replaced_by: Other | None
    repealed_by: DecisionRef | None
    is_example: bool
    others: tuple[DocumentShort, ...]


class ForRegister(PageQuery):
    """Which texts."""

    state: Annotated[
        Literal["in_force", "coming", "past", "overdue", "all"],
        Field(description=N_("in_force, coming, past, overdue (for revision) or all.")),
    ] = "in_force"
    kind: Annotated[str, Field(description=N_("A kind of text, by its key."))] = ""
    body: Annotated[str, Field(description=N_("The key of the body whose it is, or that answers for it."))] = ""
    words: Annotated[str, Field(max_length=100, description=N_("Words that it must have."))] = ""


def register_row(line: RegisterRowView, charter: Charter) -> RegisterRow:
    """A text in the register; what its kind is called stands in the model, or is the municipality's own word."""
    labels = {instrument.key: instrument.label for instrument in charter.instruments}
    return RegisterRow(
        kind=line.kind,
        kind_name=one(labels[line.kind]) if line.kind in labels else Bilingual(sv=line.kind, en=line.kind),
        title=line.title,
        body=body_ref(*line.body),
        role=line.role,
        in_force_from=line.in_force_from,
        until=line.until,
        state=line.state,
        revise_by=line.revise_on,
        overdue_since=line.overdue_since,
        decision=decision_ref(line.decision),
        is_example=line.is_example,
        **place(line.ref),
    )


def document_fields(line: DocumentView) -> dict[str, Any]:
    """What is told of a text of a document."""
    return {
        "title": line.title,
        "in_force_from": line.in_force_from,
        "until": line.until,
        "state": line.state,
        "decision": decision_ref(line.decision),
        **place(line.ref),
    }


def other(pair: tuple[str, DocumentRef] | None) -> Other | None:
    """Another document, of its title and address."""
    return Other(title=pair[0], **place(pair[1])) if pair else None


@api.get(
    "register",
    **describe_endpoint(
        Register,
        GOVERNS,
        N_("The register of governing texts"),
        N_("Every text in force by title, of the model's kinds and others: to choose among by state, kind and body."),
    ),
)
@reached_by(Audience.EVERYBODY)
def register(request: KollRequest, asked: Query[ForRegister]) -> HttpResponseBase:
    """Every text that fits."""

    def make() -> Register:
        charter = request.koll.snapshot.charter
        state = "" if asked.state == "all" else asked.state
        wanted = parse_register_query({"lage": state, "slag": asked.kind, "organ": asked.body, "ord": asked.words})
        found = find_in_register(request.koll.snapshot, wanted, context_for_machines(request).language).lines
        return page_of_rows(Register, request, asked, found, lambda line: register_row(line, charter))

    return respond(request, asked, make)


@api.get(
    "documents/{slug:key}",
    **describe_endpoint(
        Document,
        GOVERNS,
        N_("One governing document"),
        N_("A policy, plan or guideline beside the model's own texts, as it stood on the day."),
    ),
)
@reached_by(Audience.EVERYBODY)
def document(request: KollRequest, key: str, asked: Query[DayQuery]) -> HttpResponseBase:
    """One governing document."""

    def make() -> Document | None:
        page = governing_document_page(request.koll.snapshot, key)
        return document_of(page, request.koll.on) if page is not None else None

    return respond(request, asked, make)


def document_of(page: DocumentPage, day: date) -> Document:
    """A governing document as it stood on the day."""
    line = page.line
    return Document(
        on=day,
        key=line.key,
        kind=line.kind,
        text=page.text,
        revise_by=line.revise_on,
        overdue_since=line.overdue_since,
        responsible=body_ref(line.responsible_key, line.responsible_name),
        responsible_role=line.responsible_role,
        replaces=other(line.replaces),
        replaced_by=other(line.replaced_by),
        repealed_by=decision_or_none(line.repeal),
        is_example=line.is_example,
        others=tuple(DocumentShort(**document_fields(one_other)) for one_other in page.others),
        **document_fields(line),
    )
