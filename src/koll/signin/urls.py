"""The addresses of this surface; the names that begin with account_ are the sign-in library's own."""

from django.urls import URLPattern, URLResolver, path, re_path

from koll.signin import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("logga-in/", views.sign_in, name="account_login"),
    path("logga-in/avstangt/", views.stopped, name="account_inactive"),
    path("logga-in-som/", views.sign_in_as, name="sign_in_as"),
    path("logga-ut/", views.sign_out, name="account_logout"),
    path("losenord/", views.change_password, name="account_change_password"),
    path("losenord/glomt/", views.forgot_password, name="account_reset_password"),
    path("losenord/glomt/skickat/", views.forgot_password_sent, name="account_reset_password_done"),
    path("losenord/nytt/klart/", views.new_password_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.new_password,
        name="account_reset_password_from_key",
    ),
    path("sprak/", views.choose_language, name="choose_language"),
]
