"""What changes budget, economy and accounts."""

from koll.acts.finance._accounts import (
    begin_accounts,
    hand_over_accounts,
    publish_accounts,
    treat_accounts,
    write_accounts,
)
from koll.acts.finance._budget import (
    Adopting,
    adopt_budget,
    change_budget,
    import_budget,
    propose_budget,
    publish_budget,
    put_alternative,
    revise_budget,
)
from koll.acts.finance._budget_import import BudgetRow, budget_table
from koll.acts.finance._budget_rows import BudgetAssignmentInput, BudgetInput, FinancialGoalInput
from koll.acts.finance._economy import (
    FileTaken,
    MonthlyOutcomeInput,
    import_monthly_outcome,
    make_forecast,
    settle_balance_year,
)
from koll.acts.finance._outcome_import import OutcomeRow, outcome_table, outcomes_by_body, read_outcome

__all__ = [
    "Adopting",
    "BudgetAssignmentInput",
    "BudgetInput",
    "BudgetRow",
    "FileTaken",
    "FinancialGoalInput",
    "MonthlyOutcomeInput",
    "OutcomeRow",
    "adopt_budget",
    "begin_accounts",
    "budget_table",
    "change_budget",
    "hand_over_accounts",
    "import_budget",
    "import_monthly_outcome",
    "make_forecast",
    "outcome_table",
    "outcomes_by_body",
    "propose_budget",
    "publish_accounts",
    "publish_budget",
    "put_alternative",
    "read_outcome",
    "revise_budget",
    "settle_balance_year",
    "treat_accounts",
    "write_accounts",
]
