"""What a statement rests on: published things, and the origins they go back to."""

from django.db import models

from talks.models.base import Loaded, Noun


class Origin(Noun):
    """An agency or publisher that a report goes back to. Ownership is told in the same words for all sides."""

    ownership = models.CharField(
        max_length=20, default="unknown", help_text="state, public, private, party, un, ngo or unknown"
    )
    state = models.ForeignKey("talks.Actor", null=True, blank=True, on_delete=models.PROTECT, related_name="media")
    is_agency = models.BooleanField(default=False)
    ownership_basis = models.CharField(max_length=300, blank=True)


class Source(Loaded):
    """One published thing. An unknown origin counts for none; an unknown day of publication stays null."""

    url_key = models.CharField(max_length=2000, unique=True)
    url = models.TextField(blank=True)
    title = models.TextField(blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    origin = models.ForeignKey(Origin, null=True, blank=True, on_delete=models.PROTECT, related_name="sources")
    published = models.DateField(null=True, blank=True)
    published_basis = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["url_key"]

    def __str__(self) -> str:
        return self.url or self.url_key
