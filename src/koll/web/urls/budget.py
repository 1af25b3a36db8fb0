"""The addresses of budgets."""

from django.urls import URLPattern, path

from koll.web.views import budget, budget_file, budgeting

urlpatterns: list[URLPattern] = [
    path("budget/", budget.budgets, name="budgets"),
    path("budget/<int:year>/", budget.budget, name="budget"),
    path("budget/<int:year>/forslag/", budgeting.proposing, name="budget_proposal"),
    path("budget/<int:year>/alternativ/", budgeting.alternative, name="budget_alternative"),
    path("budget/<int:year>/alternativ/<int:number>/", budgeting.alternative, name="budget_alternative_change"),
    path("budget/<int:year>/anta/<int:number>/", budgeting.adopting, name="budget_adopt"),
    path("budget/<int:year>/las-in/", budget_file.importing, name="budget_import"),
    path("budget/<int:year>/<int:number>/fil/", budget_file.exporting, name="budget_file"),
    path("budget/<int:year>/revidera/", budgeting.revising, name="budget_revise"),
    path("budget/<int:year>/publicera/<int:number>/", budget.publishing, name="budget_publish"),
]
