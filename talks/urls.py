"""Addresses of the record's pages."""

from django.urls import path

from talks.pages import (
    about,
    actors,
    changes,
    documents,
    embed,
    palette,
    people,
    rounds,
    searching,
    tracks,
    venues,
    zones,
)

urlpatterns = [
    path("tracks.css", palette.tracks_css, name="tracks-css"),
    path("rounds/", rounds.round_list, name="rounds"),
    path("rounds/<slug:slug>/", rounds.round_page, name="round"),
    path("zones/", zones.zones, name="zones"),
    path("zones/<slug:slug>/", zones.zone, name="zone"),
    path("tracks/", tracks.tracks, name="tracks"),
    path("tracks/<slug:slug>/", tracks.track, name="track"),
    path("topics/", tracks.topics, name="topics"),
    path("topics/<slug:slug>/", tracks.topic, name="topic"),
    path("actors/", actors.actors, name="actors"),
    path("actors/matrix/", actors.matrix, name="matrix"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("guarantors/", actors.guarantors, name="guarantors"),
    path("guarantors/<slug:slug>/", actors.guarantor, name="guarantor"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("venues/", venues.venues, name="venues"),
    path("venues/<slug:slug>/", venues.venue, name="venue"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<slug:slug>/", documents.document, name="document"),
    path("commitments/", documents.commitments, name="commitments"),
    path("changes/", changes.changes, name="changes"),
    path("search/", searching.search, name="search"),
    path("about/", about.about, name="about"),
    path("data/", about.data, name="data"),
    path("embed/rounds/<slug:slug>/", embed.embedded_round, name="embed-round"),
]
