"""What the page of news says has been shown."""

from __future__ import annotations

from django import forms


class MarkNewsReadForm(forms.Form):
    """Up to which line of the ledger the page had come."""

    through = forms.IntegerField(min_value=0, max_value=2**62)
