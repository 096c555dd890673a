"""Derived rows: what the statements come to, from which day. One service writes them; they may be rebuilt any day."""

from django.db import models

from talks.models.base import Known, KnownManager, in_order, known_constraints

SAT = ("held", "under-way")  # of which a report says that they sat or sit


class RoundState(Known):
    """What was known of a round's time and status from a day on, by the decision table of talks/derive.py."""

    round = models.ForeignKey("talks.Round", on_delete=models.CASCADE, related_name="states")
    status = models.CharField(max_length=12)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True)
    former_start = models.DateField(null=True, blank=True)
    former_end = models.DateField(null=True, blank=True)
    moves = models.PositiveSmallIntegerField(default=0)
    city = models.CharField(max_length=100, blank=True)
    venue = models.ForeignKey(
        "talks.Venue", null=True, blank=True, on_delete=models.PROTECT, related_name="round_states"
    )
    disputed = models.JSONField(
        default=list, blank=True, help_text="fields on which statements of equal standing differ"
    )
    first_announced = models.DateField(null=True, blank=True)
    days_fixed = models.DateField(null=True, blank=True)
    shown = models.JSONField(
        default=dict,
        blank=True,
        help_text="ids of statements: `first` told of the round, `fixed` of the days that stand",
    )

    objects = KnownManager["RoundState"]()

    class Meta:
        constraints = [
            *known_constraints("round_state", "round"),
            models.CheckConstraint(condition=in_order("start", "end"), name="round_state_end_after_start"),
        ]
        indexes = [models.Index(fields=["start"], name="round_state_by_start")]  # read by timeline windows

    @property
    def sat(self) -> bool:
        """Whether a report says that it sat or sits. Until then its seats are words about whom to expect."""
        return self.status in SAT


class Sitting(Known):
    """One part of a round."""

    round = models.ForeignKey("talks.Round", on_delete=models.CASCADE, related_name="sittings")
    n = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=12)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=100, blank=True)
    venue = models.ForeignKey("talks.Venue", null=True, blank=True, on_delete=models.PROTECT, related_name="sittings")
    note = models.TextField(blank=True)

    objects = KnownManager["Sitting"]()

    class Meta:
        ordering = ["round", "n"]
        constraints = [
            *known_constraints("sitting", "round", "n"),
            models.CheckConstraint(condition=in_order("start", "end"), name="sitting_end_after_start"),
        ]


class Seat(Known):
    """An actor's part in a round."""

    round = models.ForeignKey("talks.Round", on_delete=models.CASCADE, related_name="seats")
    actor = models.ForeignKey("talks.Actor", on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=20)
    presence = models.CharField(max_length=8, default="present")
    head = models.ForeignKey(
        "talks.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="seats_headed"
    )
    doubts = models.JSONField(default=list, blank=True, help_text="columns that are not verified")
    disputed = models.JSONField(default=list, blank=True, help_text="columns on which statements differ")
    note = models.TextField(blank=True)

    objects = KnownManager["Seat"]()

    class Meta:
        ordering = ["round", "role", "actor"]
        constraints = known_constraints("seat", "round", "actor", "role")


class AgendaItem(Known):
    """A topic on a round's agenda, in the wording of the record."""

    round = models.ForeignKey("talks.Round", on_delete=models.CASCADE, related_name="agenda")
    topic = models.ForeignKey("talks.Topic", null=True, blank=True, on_delete=models.PROTECT, related_name="agenda")
    wording = models.CharField(max_length=300, blank=True)
    zones = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = KnownManager["AgendaItem"]()

    class Meta:
        ordering = ["round", "position"]
        constraints = known_constraints("agenda_item", "round", "topic", "wording")

    @property
    def words(self) -> str:
        """As it is told; the topic's name, where no words are on record."""
        return self.wording or (self.topic.name if self.topic else "")


class ZoneState(Known):
    """One span in a zone's life: on paper, on the ground, an event in it, or a later text on it."""

    class Mark(models.TextChoices):
        PAPER = "paper", "on paper: proposed, agreed, mapped"
        GROUND = "ground", "on the ground: in-force, dissolved"
        EVENT = "event", "in the zone: violated, offensive, taken"
        TEXT = "text", "a later agreement or declaration, which is no step"

    zone = models.ForeignKey("talks.Zone", on_delete=models.CASCADE, related_name="states")
    mark = models.CharField(max_length=6, choices=Mark.choices)
    status = models.CharField(max_length=12)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True)
    note = models.TextField(blank=True)

    objects = KnownManager["ZoneState"]()

    class Meta:
        ordering = ["zone", "start", "mark"]
        constraints = [
            *known_constraints("zone_state", "zone", "mark", "status", "start"),
            models.CheckConstraint(condition=in_order("start", "end"), name="zone_state_end_after_start"),
        ]


class Office(Known):
    """An office that a person holds or held at an actor."""

    person = models.ForeignKey("talks.Person", on_delete=models.CASCADE, related_name="offices")
    actor = models.ForeignKey("talks.Actor", on_delete=models.PROTECT, related_name="offices")
    track = models.ForeignKey("talks.Track", null=True, blank=True, on_delete=models.PROTECT, related_name="offices")
    title = models.CharField(max_length=300, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    start_precision = models.CharField(max_length=5, blank=True)
    end_precision = models.CharField(max_length=5, blank=True)
    doubts = models.JSONField(default=list, blank=True, help_text="columns that are not verified")
    note = models.TextField(blank=True)
    told = models.JSONField(default=list, blank=True, help_text="ids of the statements that it rests on")

    objects = KnownManager["Office"]()

    class Meta:
        ordering = ["person", "start"]
        constraints = [
            *known_constraints("office", "person", "actor", "title", "start"),
            models.CheckConstraint(condition=in_order("start", "end"), name="office_end_after_start"),
        ]


class Borne(Known):
    """A name and the days it was borne."""

    name = models.CharField(max_length=200)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    told = models.JSONField(default=list, blank=True, help_text="ids of the statements that it rests on")

    class Meta:
        abstract = True


class VenueName(Borne):
    """A name that a venue, or its city, bore at a time."""

    venue = models.ForeignKey("talks.Venue", on_delete=models.CASCADE, related_name="names")
    of = models.CharField(max_length=10, default="city", help_text="city or building")

    objects = KnownManager["VenueName"]()

    class Meta:
        ordering = ["venue", "start"]
        constraints = [
            *known_constraints("venue_name", "venue", "of", "name", "start"),
            models.CheckConstraint(condition=in_order("start", "end"), name="venue_name_end_after_start"),
        ]


class ActorName(Borne):
    """A name that an actor bore at a time, in a language."""

    actor = models.ForeignKey("talks.Actor", on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=8, default="en")

    objects = KnownManager["ActorName"]()

    class Meta:
        ordering = ["actor", "language", "start"]
        constraints = [
            *known_constraints("actor_name", "actor", "language", "name", "start"),
            models.CheckConstraint(condition=in_order("start", "end"), name="actor_name_end_after_start"),
        ]
