"""What can be wrong with the body of a request; found before Django reads it, told by a page of ours."""

FAULT = "koll.body"
"""Under which name the request's environ says what is wrong."""

CUT_OFF = "cut_off"
"""Fewer bytes came than were said to."""
TOO_LARGE = "too_large"
"""More bytes than anything here is sent with."""
UNMEASURED = "unmeasured"
"""Nobody said how many bytes were to come."""
