"""What the house itself keeps: how often somebody tried to get in."""

from django.db import models


class Tries(models.Model):
    """Tries of one kind under one name from one address; `key` is a keyed hash that tells neither."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveSmallIntegerField()
    until = models.DateTimeField(db_index=True)  # then they are forgotten; the index serves the clearing

    def __str__(self) -> str:
        return f"{self.count} until {self.until:%Y-%m-%d %H:%M}"
