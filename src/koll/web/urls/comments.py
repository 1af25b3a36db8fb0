"""The addresses of what is said about objects."""

from django.urls import URLPattern, path

from koll.web.views import commenting

urlpatterns: list[URLPattern] = [
    path("kommentarer/", commenting.commenting, name="comment"),
    path("kommentarer/<num:number>/los/", commenting.resolving, name="comment_resolve"),
    path("kommentarer/<num:number>/oppna/", commenting.reopening, name="comment_reopen"),
    path("kommentarer/<num:number>/ta-tillbaka/", commenting.taking_back, name="comment_take_back"),
    path("folj/", commenting.following, name="follow"),
    path("folj/sluta/", commenting.unfollowing, name="unfollow"),
]
