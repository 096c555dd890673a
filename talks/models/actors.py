"""Who acts: states, bodies, groups, people, and the names they are called by."""

from typing import ClassVar

from django.db import models

from talks.models.base import Noun, exactly_one


class Actor(Noun):
    """A state, government, body, armed group, ministry or monitor that acts or speaks."""

    kind = models.CharField(max_length=40)
    iso = models.CharField(max_length=2, blank=True)
    full_name = models.CharField(max_length=300, blank=True)
    # That it runs in no circle is watched by a trigger.
    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    role_notes = models.TextField(blank=True)
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="actors")
    verified = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)
    withheld = models.BooleanField(
        default=False, db_default=False, editable=False, help_text="its role notes hold a name that is withheld"
    )

    @property
    def about(self) -> str:
        """The role notes, where they may be shown."""
        return "" if self.withheld else self.role_notes


class GuarantorManager(models.Manager["GuarantorState"]):
    """Actors that hold, or held, a guarantor's seat in any round."""

    def get_queryset(self) -> models.QuerySet["GuarantorState"]:
        return super().get_queryset().filter(seats__role="guarantor").distinct()


class GuarantorState(Actor):
    """An actor seen by its guarantor's seat."""

    objects: ClassVar[GuarantorManager] = GuarantorManager()

    class Meta:
        proxy = True
        ordering = ["slug"]


class Person(Noun):
    """Somebody who acts in public office or as an announced delegate; nobody else has a page."""

    role = models.CharField(max_length=300, blank=True)
    sources = models.ManyToManyField("talks.Source", blank=True, related_name="people")
    verified = models.BooleanField(default=True)
    notes = models.JSONField(default=dict, blank=True)
    withheld = models.BooleanField(
        default=False, db_default=False, editable=False, help_text="a name of theirs is withheld"
    )

    class Meta(Noun.Meta):
        verbose_name_plural = "people"


class Alias(models.Model):
    """A name by which sources call something; `folded` is what a search compares."""

    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    zone = models.ForeignKey("talks.Zone", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    venue = models.ForeignKey("talks.Venue", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    round = models.ForeignKey("talks.Round", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases")
    document = models.ForeignKey(
        "talks.Document", null=True, blank=True, on_delete=models.CASCADE, related_name="aliases"
    )
    language = models.CharField(max_length=8, blank=True)
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True)  # read by the search

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [
            models.CheckConstraint(
                condition=exactly_one("actor", "person", "zone", "venue", "round", "document"), name="alias_one_subject"
            ),
            models.UniqueConstraint(
                fields=["actor", "person", "zone", "venue", "round", "document", "language", "text"],
                nulls_distinct=False,
                name="alias_once",
            ),
        ]

    def __str__(self) -> str:
        return self.text
