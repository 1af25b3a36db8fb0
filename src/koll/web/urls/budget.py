"""The addresses of budgets."""

from django.urls import URLPattern, path

from koll.web.views import budget, budget_file, budgeting

urlpatterns: list[URLPattern] = [
    path("budget/", budget.budgets, name="budgets"),
    path("budget/<year:year>/", budget.budget, name="budget"),
    path("budget/<year:year>/forslag/", budgeting.proposing, name="budget_proposal"),
    path("budget/<year:year>/alternativ/", budgeting.alternative, name="budget_alternative"),
    path("budget/<year:year>/alternativ/<num:number>/", budgeting.alternative, name="budget_alternative_change"),
    path("budget/<year:year>/anta/<num:number>/", budgeting.adopting, name="budget_adopt"),
    path("budget/<year:year>/las-in/", budget_file.importing, name="budget_import"),
    path("budget/<year:year>/<num:number>/fil/", budget_file.exporting, name="budget_file"),
    path("budget/<year:year>/revidera/", budgeting.revising, name="budget_revise"),
    path("budget/<year:year>/publicera/<num:number>/", budget.publishing, name="budget_publish"),
]
