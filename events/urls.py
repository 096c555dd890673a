"""Addresses of the press's pages and of the timeline."""

from django.urls import path

from events.pages import timeline

urlpatterns = [path("", timeline.timeline, name="timeline")]
