"""Violence data that a user brings: layers of their own, under their own licence, apart from events."""

from django.db import models

from talks.models.base import in_order


class Layer(models.Model):
    """One brought data set."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=20)
    licence = models.CharField(max_length=300)
    attribution = models.CharField(max_length=300, blank=True)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class LayerEvent(models.Model):
    """One row of a layer, in the words of its data set."""

    layer = models.ForeignKey(Layer, on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=60, help_text="the id that the data set gives it")
    start = models.DateField()
    end = models.DateField()
    kind = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    actors = models.JSONField(default=list, blank=True)
    deaths = models.PositiveIntegerField(null=True, blank=True, help_text="the data set's best estimate")

    class Meta:
        ordering = ["start", "key"]
        constraints = [
            models.UniqueConstraint(fields=["layer", "key"], name="layer_event_once"),
            models.CheckConstraint(condition=in_order("start", "end"), name="layer_event_end_after_start"),
        ]
        indexes = [models.Index(fields=["layer", "start"], name="layer_event_by_time")]  # read by the layer's lane

    def __str__(self) -> str:
        return f"{self.layer_id} {self.key}"
