"""Addresses: budget, economy and accounts."""

from django.urls import URLPattern, path

from koll.web.finance import (
    adopt_budget_form,
    alternative_budget_form,
    begin_accounts_form,
    hand_over_accounts_form,
    import_budget_form,
    import_economy_form,
    make_forecast_form,
    propose_budget_form,
    publish_accounts_action,
    publish_budget_action,
    revise_budget_form,
    send_accounts,
    send_budget,
    settle_balance_year_form,
    show_accounts,
    show_accounts_comparison,
    show_accounts_overview,
    show_balance,
    show_budget,
    show_budgets,
    show_economy,
    treat_accounts_form,
    write_accounts_form,
)

ONE = "bokslut/<accounts:ref>/"


urlpatterns: list[URLPattern] = [
    path("bokslut/", show_accounts_overview, name="accounts"),
    path("bokslut/nytt/", begin_accounts_form, name="accounts_begin"),
    path(ONE, show_accounts, name="accounts_of"),
    path(f"{ONE}pdf/", send_accounts, name="accounts_pdf"),
    path(f"{ONE}skriv/<str:about>/", write_accounts_form, name="accounts_write"),
    path(f"{ONE}jamfor/<accounts:other>/", show_accounts_comparison, name="accounts_beside"),
    path(f"{ONE}lamna-over/", hand_over_accounts_form, name="accounts_hand_over"),
    path(f"{ONE}publicera/", publish_accounts_action, name="accounts_publish"),
    path(f"{ONE}behandlad/", treat_accounts_form, name="accounts_treat"),
]


urlpatterns += [
    path("budget/", show_budgets, name="budgets"),
    path("budget/<budget:ref>/", show_budget, name="budget"),
    path("budget/<budget:ref>/forslag/", propose_budget_form, name="budget_proposal"),
    path("budget/<budget:ref>/alternativ/", alternative_budget_form, name="budget_alternative"),
    path("budget/<budget:ref>/alternativ/<num:number>/", alternative_budget_form, name="budget_alternative_change"),
    path("budget/<budget:ref>/anta/<num:number>/", adopt_budget_form, name="budget_adopt"),
    path("budget/<budget:ref>/las-in/", import_budget_form, name="budget_import"),
    path("budget/<budget:ref>/<num:number>/fil/", send_budget, name="budget_file"),
    path("budget/<budget:ref>/revidera/", revise_budget_form, name="budget_revise"),
    path("budget/<budget:ref>/publicera/<num:number>/", publish_budget_action, name="budget_publish"),
]


urlpatterns += [
    path("ekonomi/", show_economy, name="economy"),
    path("ekonomi/<economy:ref>/", show_economy, name="economy_of"),
    path("ekonomi/<forecast:ref>/prognos/", make_forecast_form, name="economy_forecast"),
    path("ekonomi/las-in/", import_economy_form, name="economy_import"),
    path("ekonomi/balanskrav/", show_balance, name="economy_balance"),
    path("ekonomi/balanskrav/<calendar_year:year>/", settle_balance_year_form, name="economy_settle"),
]
