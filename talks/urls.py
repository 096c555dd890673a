"""Addresses of the record's pages."""

from django.urls import path

from talks.pages import palette

urlpatterns = [path("tracks.css", palette.tracks_css, name="tracks-css")]
