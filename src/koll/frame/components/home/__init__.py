"""Pieces of pages about home that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="home")
class UnsentDrafts(Props):
    """What somebody has written on this device and not yet sent."""


@component(topic="home", of_page={"shell": "shell"})
class DutyList(Props):
    """What is to be done, each with its state, its day and its ground."""

    duties: object
    shell: object


@component(topic="home")
class SearchResults(Props):
    """A search and what it found."""

    where: object
    page: object
    kinds: object
    hits: object
    open: bool


@component(topic="home", of_page={"shell": "shell"})
class WorkByDay(Props):
    """Work in the order of its days."""

    group: object
    shell: object


@component(topic="home")
class CommentThread(Props):
    """A comment and the answers to it."""

    each: object
    back: str
    gone: object
    writes: bool
    thread: object


@component(topic="home")
class CommentSaid(Props):
    """One thing said: who, when, and the words."""

    line: object
    writes: bool


@component(topic="home")
class RemindersSent(Props):
    """The reminders that have been sent."""

    sent: object
    others: bool


@component(topic="home")
class OpenDutyList(Props):
    """What is to be done, as the public reads it."""

    owed: object


@component(topic="home")
class DataTerms(Props):
    """The licence of the open data, whom to ask, and what it is worth."""

    name: object
    licence: object
    contact: object


@component(topic="home")
class ChangeLines(Props):
    """What has happened, line by line; by whom where that is asked."""

    changes: object


@component(topic="home")
class UnsentWords(Props):
    """How many drafts are not sent, and where they are."""

    drafts: object


@component(topic="home")
class SaidLines(Props):
    """What has been said to the reader."""

    said: object


@component(topic="home")
class TermNotice(Props):
    """That texts are to be taken up again, after an election or a change of majority."""

    term: object


@component(topic="home", of_page={"shell": "shell"})
class NewsToYou(Props):
    """What others have done since the reader last marked it as seen."""

    page: object
    news: object
    shell: object


@component(topic="home", of_page={"shell": "shell"})
class FollowedThings(Props):
    """What the reader follows, and who said something last."""

    followed: object
    shell: object


@component(topic="home")
class UnsentTexts(Props):
    """What is typed and not sent."""

    drafts: object


@component(topic="home")
class AnsweredProposals(Props):
    """How the reader's proposals were answered."""

    answered: object


@component(topic="home")
class SearchPages(Props):
    """The pages of what was found."""

    page: object
    where: object


@component(topic="home")
class DraftWords(Props):
    """The words with which a page speaks of drafts on the device."""


@component(topic="home", of_page={"shell": "shell"})
class PageFooter(Props):
    """The foot of every page: the language, the colours, and what Koll is."""

    shell: object


@component(topic="home", of_page={"shell": "shell"})
class PersonMenu(Props):
    """What belongs to who is signed in: seats, reminders, the password, signing out."""

    shell: object


@component(topic="home")
class SkipLink(Props):
    """The first link of every page: past what stands around it."""


@component(topic="home")
class DoneMessage(Props):
    """What was done, said once; what it is tagged with is no longer kept on the device."""

    message: object


@component(topic="home")
class CommentBoxes(Props):
    """The boxes of a comment: the passage meant, the words, whom it asks."""

    place: object
    draft: object
    thread: object


@component(topic="home", of_page={"shell": "shell"})
class MoreDuties(Props):
    """The duties that are not among the first."""

    more: object
    shell: object


@component(topic="home")
class PatternForm(Props):
    """A form as pages have it, with a fault in it."""


@component(topic="home")
class LabelForms(Props):
    """The charter's words in every grammatical form."""

    labels: object


@component(topic="home")
class RoleBlock(Props):
    """A quarter of a role's first page: its sentences, and where the rest stands."""

    block: object
    number: object


@component(topic="home")
class SecretAddress(Props):
    """An address to copy, in a box that is only read."""

    box: str
    words: str
    at: str
