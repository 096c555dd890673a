"""How much was read, week by week, as bars on a line. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday, and how many articles were read of it."""

    monday: date
    articles: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A week on the line: `x` and `width` in per cent of its length, `height` in per cent of its height."""

    week: Week
    x: float
    width: float
    height: float

    @property
    def top(self) -> float:
        return 100 - self.height


def bars(weeks: Sequence[Week], first: date, last: date) -> list[Bar]:
    """Weeks between two Mondays, each in its place, the fullest as high as the line; an empty week has no bar."""
    total = (last - first).days // 7 + 1
    most = max((week.articles for week in weeks), default=0)
    width = 100 / total
    return [
        Bar(
            week,
            x=round((week.monday - first).days / 7 * width, 3),
            width=round(width, 3),
            height=round(100 * week.articles / most, 1),
        )
        for week in weeks
        if week.articles
    ]
