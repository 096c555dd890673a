"""Found by Celery when a worker or beat starts: from then on they leave word that they are at work."""

from config import pulses

__all__ = ["pulses"]
