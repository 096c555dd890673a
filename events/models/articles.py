"""Published texts, kept with the bytes they came in. The article's row is the queue of the work to be done on it."""

from django.db import models
from django.db.models import Q

from events.models.outlets import Outlet
from talks.models import Origin, Source


class Article(models.Model):
    """One published text. Its id is the hash of its canonical address, or, without one, of its folded text."""

    class State(models.TextChoices):
        FETCH = "fetch", "to be fetched"
        READ = "read", "to be read"
        GATHER = "gather", "to be gathered"
        DONE = "done", "done"
        FAILED = "failed", "failed: nothing to read"
        PARKED = "parked", "parked after repeated errors"

    id = models.CharField(primary_key=True, max_length=32)
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="article")
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="articles")
    title = models.TextField(blank=True)
    byline = models.CharField(max_length=300, blank=True)
    published = models.DateField(null=True, blank=True)
    published_inferred = models.BooleanField(default=False)
    language = models.CharField(max_length=8, blank=True)
    text_public = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.FETCH)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True, help_text="not to be tried before")
    error = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reader = models.CharField(max_length=40, blank=True, help_text="version of the reader that read it last")
    folded_hash = models.CharField(max_length=64, blank=True)
    cluster = models.CharField(max_length=32, blank=True, help_text="id of the first article with the same text")
    origin = models.ForeignKey(
        Origin,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        db_index=False,
        help_text="as the machine found it; the source's is another where a person says so",
    )
    origin_basis = models.CharField(
        max_length=8,
        blank=True,
        help_text="outlet, agency, byline, dateline, line, or copy of a text elsewhere",
    )

    class Meta:
        ordering = ["-published", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["fetch", "read", "gather", "done", "failed", "parked"]),
                name="article_state_known",
            ),
        ]
        indexes = [
            # read by the sweep and by the claim of work
            models.Index(
                fields=["state", "due_at"], condition=Q(state__in=["fetch", "read", "gather"]), name="article_to_do"
            ),
            models.Index(fields=["folded_hash"], name="article_by_folded_hash"),  # read by the search for the same text
            models.Index(fields=["cluster"], name="article_by_cluster"),  # read by the article page
            models.Index(fields=["outlet", "published"], name="article_by_outlet"),  # read by coverage
        ]

    def __str__(self) -> str:
        return self.title or self.id


class Capture(models.Model):
    """The bytes as they came, compressed. A trigger refuses any change."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="captures")
    sha256 = models.CharField(max_length=64, help_text="of the bytes before compression")
    body = models.BinaryField(help_text="zlib")
    size = models.PositiveIntegerField(help_text="bytes before compression")
    media_type = models.CharField(max_length=200, blank=True)
    headers = models.JSONField(default=list, blank=True, help_text="[name, value] in the order received")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    final_url = models.TextField(blank=True)
    captured_at = models.DateTimeField()

    class Meta:
        ordering = ["captured_at"]
        constraints = [models.UniqueConstraint(fields=["article", "sha256"], name="capture_once_a_body")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.sha256[:12]}"


class Text(models.Model):
    """What was read out of a capture; spans of evidence count its characters. A trigger refuses any change."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="texts")
    sha256 = models.CharField(max_length=64)
    body = models.TextField()
    captured_at = models.DateTimeField()

    class Meta:
        ordering = ["captured_at"]
        constraints = [models.UniqueConstraint(fields=["article", "sha256"], name="text_once_a_body")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.sha256[:12]}"
