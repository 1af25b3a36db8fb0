"""The words of the oversight and of internal control in templates."""

from __future__ import annotations

from django import template

from koll.reports.oversight import conclusion_word, consequence_word, likelihood_word, resting_on
from koll.web.act_phrases import act_word

register = template.Library()
for name, words in (
    ("conclusion_word", conclusion_word),
    ("resting_on", resting_on),
    ("likelihood_word", likelihood_word),
    ("consequence_word", consequence_word),
    ("act_word", act_word),
):
    register.filter(name, words)
