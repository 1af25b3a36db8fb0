"""Pages about budget, economy and accounts."""

from koll.web.finance._accounts import (
    send_accounts,
    show_accounts,
    show_accounts_comparison,
    show_accounts_overview,
    write_accounts_form,
)
from koll.web.finance._accounts_steps import (
    begin_accounts_form,
    hand_over_accounts_form,
    publish_accounts_action,
    treat_accounts_form,
)
from koll.web.finance._budget import publish_budget_action, show_budget, show_budgets
from koll.web.finance._budget_changes import (
    adopt_budget_form,
    alternative_budget_form,
    propose_budget_form,
    revise_budget_form,
)
from koll.web.finance._budget_file import import_budget_form, send_budget
from koll.web.finance._economy import make_forecast_form, settle_balance_year_form, show_balance, show_economy
from koll.web.finance._economy_file import import_economy_form

__all__ = [
    "adopt_budget_form",
    "alternative_budget_form",
    "begin_accounts_form",
    "hand_over_accounts_form",
    "import_budget_form",
    "import_economy_form",
    "make_forecast_form",
    "propose_budget_form",
    "publish_accounts_action",
    "publish_budget_action",
    "revise_budget_form",
    "send_accounts",
    "send_budget",
    "settle_balance_year_form",
    "show_accounts",
    "show_accounts_comparison",
    "show_accounts_overview",
    "show_balance",
    "show_budget",
    "show_budgets",
    "show_economy",
    "treat_accounts_form",
    "write_accounts_form",
]
