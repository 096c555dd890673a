"""Who publishes articles, and where we ask what is new."""

from django.db import models

from talks.models import Origin


class Outlet(models.Model):
    """A publisher of articles. Ownership is told in the same words for all sides."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    country = models.CharField(max_length=2, blank=True)
    ownership = models.CharField(
        max_length=20, default="unknown", help_text="state, public, private, party, un, ngo or unknown"
    )
    ownership_basis = models.CharField(max_length=300, blank=True)
    origin = models.ForeignKey(Origin, null=True, blank=True, on_delete=models.PROTECT, related_name="outlets")
    hosts = models.JSONField(default=list, blank=True, help_text="host names whose articles are this outlet's")
    home = models.URLField(max_length=500, blank=True)
    marks = models.JSONField(
        default=list, blank=True, help_text="of an agency: how copy of it is marked in bylines and datelines"
    )
    text_public = models.BooleanField(
        default=False, help_text="its licence, or the project's authorship, allows the whole text"
    )
    licence = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Feed(models.Model):
    """An address that lists what an outlet has published. `due_at` is when it is asked next."""

    slug = models.SlugField(max_length=120, unique=True)
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="feeds")
    url = models.URLField(max_length=1000, unique=True)
    active = models.BooleanField(default=True)
    verified = models.BooleanField(default=False, help_text="somebody saw that the address answers")
    due_at = models.DateTimeField(null=True, blank=True)
    interval = models.PositiveIntegerField(default=3600, help_text="seconds between two polls, adapted to what comes")
    failures = models.PositiveIntegerField(default=0, help_text="failed polls in a row")
    paused_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=500, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    body_hash = models.CharField(max_length=64, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["slug"]
        indexes = [models.Index(fields=["due_at"], name="feed_by_due")]  # read by the poll task

    def __str__(self) -> str:
        return self.slug


class Poll(models.Model):
    """One asking of a feed. The slot is the minute it was due: two schedulers at once ask once."""

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="polls")
    slot = models.DateTimeField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    found = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-slot"]
        constraints = [models.UniqueConstraint(fields=["feed", "slot"], name="poll_once_a_slot")]

    def __str__(self) -> str:
        return f"{self.feed_id} at {self.slot:%Y-%m-%d %H:%M}"
