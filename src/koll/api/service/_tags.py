"""What the addresses are about, in the order they are told of."""

from koll.domain.sentences import N_

ABOUT = N_("The interface and the municipality")
GOVERNS = N_("What governs")
STATEMENTS = N_("Goals, values, factors and assignments")
DECISIONS = N_("Decisions")
BODIES = N_("The organisation")
ASSIGNMENTS = N_("Assignments and decisions to follow")
YEAR = N_("The year")
TOLD = N_("What bodies have told")
ACROSS = N_("Across the bodies")
MONEY = N_("The money")
FINDING = N_("The golden thread and the search")

TAGS = (ABOUT, GOVERNS, STATEMENTS, DECISIONS, BODIES, ASSIGNMENTS, YEAR, TOLD, ACROSS, MONEY, FINDING)
