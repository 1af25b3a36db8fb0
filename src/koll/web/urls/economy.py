"""The addresses of economy."""

from django.urls import URLPattern, path

from koll.web.views import economy, economy_file

urlpatterns: list[URLPattern] = [
    path("ekonomi/", economy.economy, name="economy"),
    path("ekonomi/<year:year>/", economy.economy, name="economy_of"),
    path("ekonomi/<year:year>/<slug:body>/prognos/", economy.forecasting, name="economy_forecast"),
    path("ekonomi/las-in/", economy_file.importing, name="economy_import"),
    path("ekonomi/balanskrav/", economy.balance, name="economy_balance"),
    path("ekonomi/balanskrav/<year:year>/", economy.settling, name="economy_settle"),
]
