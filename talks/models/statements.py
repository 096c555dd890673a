"""Statements: sourced assertions about one property of the record. People edit these and nothing else."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from talks.derive.known import by_day
from talks.models.base import at_most_one, exactly_one, in_order
from talks.models.words import words_index

# The day of a statement: when it was said, else when it became known.
SAID = Coalesce("said_from", "known_on")

SUBJECTS = ("round", "zone", "venue", "actor", "person", "document")


class StatementQuerySet(models.QuerySet["Statement"]):
    """The words in which statements are asked for."""

    def shown(self) -> "StatementQuerySet":
        """Those that are not kept from every door."""
        return self.filter(withheld=False)

    def standing(self) -> "StatementQuerySet":
        """Those that take part in the record: neither withheld nor withdrawn nor deprecated."""
        return self.shown().filter(withdrawn_at__isnull=True).exclude(rank=Statement.Rank.DEPRECATED)

    def telling(self) -> "StatementQuerySet":
        """Those that fields follow from: the standing ones, and withheld ones on seats, of which only the head goes."""
        kept = Q(withheld=False) | Q(property="seat")
        return self.filter(kept, withdrawn_at__isnull=True).exclude(rank=Statement.Rank.DEPRECATED)

    def visible(self, day: date | None) -> "StatementQuerySet":
        """Those that stood on a day; None is today."""
        return self.standing() if day is None else self.standing().filter(known_on__lte=by_day(day))


class Statement(models.Model):
    """One assertion. Its id is the hash of what it says, so that saying it twice changes nothing."""

    class Rank(models.TextChoices):
        PREFERRED = "preferred"
        NORMAL = "normal"
        DEPRECATED = "deprecated"

    id = models.CharField(primary_key=True, max_length=32)
    round = models.ForeignKey(
        "talks.Round", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    zone = models.ForeignKey(
        "talks.Zone", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    venue = models.ForeignKey(
        "talks.Venue", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    actor = models.ForeignKey(
        "talks.Actor", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    person = models.ForeignKey(
        "talks.Person", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    document = models.ForeignKey(
        "talks.Document", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements"
    )
    property = models.CharField(max_length=40)
    qualifier = models.CharField(max_length=200, blank=True)
    value = models.JSONField()
    claimant_actor = models.ForeignKey(
        "talks.Actor", db_index=False, null=True, blank=True, on_delete=models.PROTECT, related_name="statements_made"
    )
    claimant_person = models.ForeignKey(
        "talks.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="statements_made"
    )
    said_from = models.DateField(null=True, blank=True)
    said_to = models.DateField(null=True, blank=True)
    known_on = models.DateField()
    rank = models.CharField(max_length=12, choices=Rank.choices, default=Rank.NORMAL)
    reason = models.TextField(blank=True, help_text="why the rank is not normal")
    note = models.TextField(blank=True, help_text="what the files say beside the value: wording, approx, unverified")
    claimant_words = models.CharField(max_length=200, blank=True, help_text="the speaker as the source has it")
    doubts = models.JSONField(
        default=list, blank=True, help_text="what is not verified: keys of the value, or `said` for the day of saying"
    )
    entered_by = models.CharField(max_length=150, help_text="a user's name, or record:<file> for the data files")
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why = models.TextField(blank=True, help_text="why it was withdrawn")
    decided_by = models.CharField(
        max_length=150,
        blank=True,
        help_text="who last ranked or withdrew it by hand; the data files leave it alone then",
    )

    withheld = models.BooleanField(
        default=False, db_default=False, editable=False, help_text="it tells of a name that is withheld"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["known_on", "id"]
        constraints = [
            models.CheckConstraint(condition=exactly_one(*SUBJECTS), name="statement_one_subject"),
            models.CheckConstraint(
                condition=at_most_one("claimant_actor", "claimant_person"), name="statement_one_claimant"
            ),
            models.CheckConstraint(condition=in_order("said_from", "said_to"), name="statement_said_forward"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(why=""), name="statement_withdrawn_with_reason"
            ),
        ]
        indexes = [
            # read by every page of a subject, which wants some properties of it; they serve the foreign keys as well
            *(
                models.Index(
                    fields=[subject, "property"],
                    condition=Q(**{f"{subject}__isnull": False}),
                    name=f"statement_by_{subject}",
                )
                for subject in SUBJECTS
            ),
            models.Index(fields=["property", "known_on"], name="statement_by_property"),  # read by changes and exports
            models.Index(fields=["known_on"], name="statement_by_known"),  # read by /changes/
            # read by actors' pages, and serves the foreign key as well
            models.Index(F("claimant_actor"), SAID.desc(), F("id"), name="statement_by_claimant"),
            words_index("statement_words", "value", "claimant_words", "note"),  # read by /search/
        ]

    def __str__(self) -> str:
        return f"{self.property} {self.qualifier}".strip()


class Citation(models.Model):
    """That a source carries a statement, with its words where they may be shown."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="citations")
    source = models.ForeignKey("talks.Source", on_delete=models.PROTECT, related_name="citations")
    quote = models.TextField(blank=True)
    quote_hash = models.CharField(max_length=32, blank=True)
    known_on = models.DateField()
    known_basis = models.CharField(max_length=20, blank=True, help_text="published, said, happened or captured")
    from_files = models.BooleanField(default=False, help_text="made by the data files, and gone with them")

    class Meta:
        ordering = ["known_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "source", "quote_hash"], name="citation_once_a_quote")
        ]
        indexes = [words_index("citation_words", "quote")]  # read by /search/

    def __str__(self) -> str:
        return f"{self.statement_id} by {self.source_id}"


class Trail(models.Model):
    """What people and programs did to the record. Rows are added, never changed; each hashes the one before."""

    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=150)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "trail"

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"


class Version(models.Model):
    """The one row that tells which version of the record pages show; HTTP validators rest on it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    data_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="version_one_row")]

    def __str__(self) -> str:
        return str(self.number)
