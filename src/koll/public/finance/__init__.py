"""What anybody may read of budgets, economy and accounts."""

from koll.public.finance._budget import (
    BudgetView,
    BudgetYearPage,
    BudgetYearView,
    FinancialGoalView,
    budget_page,
    budget_views,
    budget_year,
    budgets_page,
    figures_of,
    known_on,
    published_budgets,
)

__all__ = [
    "BudgetView",
    "BudgetYearPage",
    "BudgetYearView",
    "FinancialGoalView",
    "budget_page",
    "budget_views",
    "budget_year",
    "budgets_page",
    "figures_of",
    "known_on",
    "published_budgets",
]
