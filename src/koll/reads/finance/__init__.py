"""What is read of budget, economy and accounts."""

from koll.public.finance import (
    ABOUT,
    BudgetView,
    BudgetYearPage,
    BudgetYearView,
    FinancialGoalView,
    balance_year,
    figures_of,
)
from koll.reads.finance._accounts import (
    AccountsPage,
    AccountsView,
    GoalInAccounts,
    accounts_list,
    accounts_page,
    beside,
    goal_keys,
)
from koll.reads.finance._budget import (
    budget_called,
    budget_page,
    budgets_page,
    council_key,
    may_budget,
)
from koll.reads.finance._economy import (
    BodyEconomy,
    EconomyPage,
    ForecastView,
    SettledYear,
    balance_page,
    economy_page,
)

__all__ = [
    "ABOUT",
    "AccountsPage",
    "AccountsView",
    "BodyEconomy",
    "BudgetView",
    "BudgetYearPage",
    "BudgetYearView",
    "EconomyPage",
    "FinancialGoalView",
    "ForecastView",
    "GoalInAccounts",
    "SettledYear",
    "accounts_list",
    "accounts_page",
    "balance_page",
    "balance_year",
    "beside",
    "budget_called",
    "budget_page",
    "budgets_page",
    "council_key",
    "economy_page",
    "figures_of",
    "goal_keys",
    "may_budget",
]
