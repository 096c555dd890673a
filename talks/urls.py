"""Addresses of the record's pages."""

from django.urls import path

from talks.pages import palette, rounds

urlpatterns = [
    path("tracks.css", palette.tracks_css, name="tracks-css"),
    path("rounds/", rounds.round_list, name="rounds"),
    path("rounds/<slug:slug>/", rounds.round_page, name="round"),
]
