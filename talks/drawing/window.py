"""The stretch of time that a figure shows, and how many pixels it has for it. Pure."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from talks import wording

MONTHS = tuple(name[:3] for name in wording.MONTHS)
DAY = 86_400_000  # ms


def ms(day: date) -> int:
    """Midnight UTC at which a day begins, in milliseconds since 1970: the axis of all figures."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


class Tick(NamedTuple):
    """A label at the middle of its stretch, and the line where the stretch begins."""

    line: int
    label_at: int
    label: str


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day shown, the width of the plot in px, and whether it is a phone's."""

    start: date
    end: date
    width: int = 720
    narrow: bool = False

    @property
    def x0(self) -> int:
        return ms(self.start)

    @property
    def x1(self) -> int:
        return ms(self.end) + DAY

    @property
    def px_per_day(self) -> float:
        return self.width / ((self.x1 - self.x0) / DAY)

    def in_ms(self, px: float) -> int:
        """So many pixels as a length on the axis."""
        return round(px / self.px_per_day * DAY)

    def px_between(self, first: int, second: int) -> float:
        """How far apart two points of the axis are, in px."""
        return (second - first) / DAY * self.px_per_day

    def shows(self, start: date, end: date | None) -> bool:
        """Whether any day of a span lies inside."""
        return start <= self.end and (end is None or end >= self.start)

    def ticks(self) -> list[Tick]:
        """Days, months, quarters or years, whichever have room for their names."""
        days = (self.end - self.start).days + 1
        if days <= 70:
            return self._weeks()
        if days <= 430:
            return self._months(1)
        return self._months(3) if days <= 1200 else self._years()

    def _weeks(self) -> list[Tick]:
        monday = self.start - timedelta(days=self.start.weekday())
        found = []
        while monday <= self.end:
            if monday >= self.start:
                found.append(Tick(ms(monday), ms(monday), f"{monday.day} {MONTHS[monday.month - 1]}"))
            monday += timedelta(days=7 if not self.narrow or (self.end - self.start).days < 40 else 14)
        return found

    def _months(self, step: int) -> list[Tick]:
        found = []
        year, month = self.start.year, (self.start.month - 1) // step * step + 1
        while date(year, month, 1) <= self.end:
            first = date(year, month, 1)
            last_month = month + step - 1
            last = date(year, last_month, monthrange(year, last_month)[1])
            middle = (max(ms(first), self.x0) + min(ms(last) + DAY, self.x1)) // 2
            found.append(Tick(ms(first), middle, self._month_label(first, step)))
            year, month = (year, month + step) if month + step <= 12 else (year + 1, 1)
        return found

    def _month_label(self, first: date, step: int) -> str:
        name = MONTHS[first.month - 1]
        if step == 1:
            several = self.start.year != self.end.year
            told = name[0] if self.narrow else name
            return f"{told}<br>{first.year}" if several and first.month == 1 else told
        if self.narrow:
            return str(first.year) if first.month == 1 else ""
        return f"{name} {first.year}" if first.month == 1 else name

    def _years(self) -> list[Tick]:
        found = []
        for year in range(self.start.year, self.end.year + 1):
            first, last = date(year, 1, 1), date(year, 12, 31)
            middle = (max(ms(first), self.x0) + min(ms(last) + DAY, self.x1)) // 2
            found.append(Tick(ms(first), middle, f"’{year % 100:02}" if self.narrow else str(year)))
        return found
