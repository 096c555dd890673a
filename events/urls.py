"""Addresses of the press's pages and of the timeline."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
