"""Addresses of the press's pages and of the timeline."""

from django.urls import path

from events.pages import articles, codebook, happenings, outlets, timeline

urlpatterns = [
    path("", timeline.timeline, name="timeline"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<slug:pk>/", articles.article, name="article"),
    path("events/", happenings.events, name="events"),
    path("events/<uuid:pk>/", happenings.event, name="event"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<slug:slug>/", outlets.outlet, name="outlet"),
    path("codebook/", codebook.codebook, name="codebook"),
    path("accuracy/", codebook.accuracy, name="accuracy"),
]
