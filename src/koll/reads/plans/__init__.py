"""What is read of the units' plans."""

from koll.reads.plans._plans import PlanItemView, PlanPage, plan_page, units_page

__all__ = [
    "PlanItemView",
    "PlanPage",
    "plan_page",
    "units_page",
]
