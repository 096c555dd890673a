"""Who an event names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from events.reading.lines import Line
from events.reading.shapes import Mention
from events.reading.words.lexicon import Lexicon

BETWEEN_REACH = 5
# Bodies that act for themselves though something stands above them.
KEPT = frozenset({"syrian-army"})
# So many words behind the name of a body may tell an office of it.
OFFICE_REACH = 4
# "Its suicide bombers and gunmen".
OWNER_REACH = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """Reads names as parties.

    `words` are small word lists, `one` single words, `generic` what words like "fighters" stand for.
    """

    lexicon: Lexicon
    generic: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    one: Mapping[str, str]
    finite: frozenset[str]

    def within(self, line: Line, a: int, b: int, speakers: Sequence[Mention], *, loosely: bool = True) -> list[str]:
        """Slugs of those who act or suffer within the tokens `a` to `b`, in order; speakers are left out.

        Words that name nobody count only where no name stands, and not at all unless `loosely`.
        """
        named: list[str] = []
        meant: list[str] = []
        aside = -1
        low, names = line.low, line.names
        for token in range(a, b):
            word = low[token]
            if word == "," and token + 1 < len(low) and low[token + 1] in self.words["indefinite"]:
                # "the YPG militia, a U.S. ally in the fight against IS," names the YPG only.
                aside = next((k for k in range(token + 1, b) if low[k] == ","), b)
            if token < aside:
                continue
            mention = names[token] if token in names else None  # noqa: SIM401, get() is a call for each word
            if mention is None:
                if (
                    word in self.words["the_envoy"]
                    and low[token - 1] == self.one["the"]
                    and not self._told_whose(line, token)
                ):
                    named.append("un-envoy")
                elif loosely and word in self.generic and not self._has_owner(line, token):
                    meant += self.generic[word]
            elif names.get(token - 1) is not mention and mention not in speakers:
                slug = self.acting(line, mention)
                if slug is not None:
                    named.append(slug)
        return list(dict.fromkeys(named or meant))

    def _told_whose(self, line: Line, token: int) -> bool:
        """Whether a name or an `of` behind the office tells whose it is: `the envoy of Russia`, `envoy Annan`."""
        behind = line.low[token + 1 : token + 2]
        return token + 1 in line.names or bool(behind and behind[0] in self.words["of_or_from"])

    def acting(self, line: Line, mention: Mention) -> str | None:
        """The slug of a mention that acts, ministries as their state; None where it only tells a place or a thing."""
        if mention.kind == "person":
            return self.body(mention.actor) if mention.actor else None
        last = line.last_token(mention)
        after = line.low[last : last + 3]
        if after and after[0] in self.words["undergo"] and after[1:2] == [self.one["under"]]:
            return None
        if self.one["between"] in line.low and self._between(line, mention):
            return None
        if self.one["anti"] in line.low and self.one["anti"] == line.low[line.first_token(mention) - 2]:
            return None  # "the anti-ISIS coalition"
        armed = mention.slug == "syria" and mention.adjective and after[:1] and after[0] in self.words["armed"]
        if armed or mention.slug == "syrian-army":
            return "syrian-army" if self.words["secret"].isdisjoint(after) else "syrian-government"
        if mention.slug == "syria" and (self._listed(line, mention) or self._does(line, mention)):
            return "syrian-government"
        if mention.kind != "actor" or self._only_where(line, mention):
            return None
        if after[:1] and (
            after[0] in self.words["held"] or after[:2] == ["-", self.one["held"]] or after[0] in self.words["media"]
        ):
            return None
        if not mention.adjective and after[:1] and after[0] in self.words["named_after"] and self._is_city(mention):
            return None
        if mention.adjective and not self.words["not_acting"].isdisjoint(after[:2]):
            return None
        if self._posted(line, mention) or self._place_of(line, last):
            return None
        owned = after[2:3] if after[:2] == ["'", self.one["genitive"]] else after[:1]
        if mention.slug == "syrian-government" and owned and owned[0] in self.words["armed"]:
            return "syrian-army"
        return self.body(mention.slug)

    def _is_city(self, mention: Mention) -> bool:
        """Whether what is named is a city, after which papers and meetings go: `the Cairo agreement`."""
        return mention.surface.lower() in self.lexicon.places

    def body(self, slug: str) -> str:
        if slug in KEPT or slug not in self.lexicon.actors:
            return slug
        return self.lexicon.body_of(slug)

    def _place_of(self, line: Line, last: int) -> bool:
        """`Lebanon's Arsal` is a place."""
        if line.low[last : last + 2] != ["'", self.one["genitive"]]:
            return False
        named = line.names.get(last + 2)
        return named is not None and named.kind == "place"

    def _posted(self, line: Line, mention: Mention) -> bool:
        """`Syria's representative to the UN` acts, the UN does not."""
        k = line.first_token(mention) - 1
        k -= k > 0 and line.low[k] == self.one["the"]
        return k > 0 and line.low[k] == self.one["to"] and line.low[k - 1] in self.words["offices"]

    def _between(self, line: Line, mention: Mention) -> bool:
        """`the crossings between Syria and Lebanon` name two countries, no parties."""
        first = line.first_token(mention)
        for k in range(first - 1, max(0, first - BETWEEN_REACH), -1):
            if line.low[k] == self.one["between"]:
                return line.low[k - 1] in self.words["borders"]
            if k not in line.names and line.low[k] not in self.words["in_between"]:
                return False
        return False

    def _only_where(self, line: Line, mention: Mention) -> bool:
        """Whether a state is told as a place: `in Turkey`, `the border with Jordan`, `northern Syria and Iraq`."""
        known, first = self.lexicon.actors.get(mention.slug), line.first_token(mention)
        if known is None or known.kind != "state" or mention.adjective or not first:
            return False
        if line.low[first - 1] in self.words["sides"] and first > 1:
            first -= 1
        before, further = line.low[first - 1], line.names.get(first - 2)
        if before == self.one["at"] and first > 1 and line.low[first - 2] in self.words["aimed"]:
            return False
        if before in self.words["where"]:
            # "observers from Russia" act, those who "fled from Lebanon" do not.
            return before != self.one["from"] or first < 2 or line.low[first - 2][-1:] not in self.words["plural_ends"]
        if before == self.one["and"] and further is not None and first > 1:
            led = line.low[line.first_token(further) - 1]
            # "the ministers of Turkey, Syria and Iran"
            listed = further.slug == "syria" and led not in self.words["where"] and self._listed(line, further)
            return further.kind == "place" and not listed
        return before == self.one["with"] and first > 1 and line.low[first - 2] in self.words["borders"]

    def _listed(self, line: Line, mention: Mention) -> bool:
        """Whether Syria stands in one row with states that act: `the ministers of Syria, Turkey and Iran`."""
        last, first = line.last_token(mention), line.first_token(mention)
        joints = (",", self.one["and"])
        after = line.names.get(last + 1) if last < len(line.low) and line.low[last] in joints else None
        before = line.names.get(first - 2) if first > 1 and line.low[first - 1] in joints else None
        return any(m is not None and m.kind == "actor" and not m.adjective for m in (after, before))

    def _does(self, line: Line, mention: Mention) -> bool:
        """Whether a country does something itself: `Syria shot down a jet`, but not `people in Syria said`."""
        first, behind = line.first_token(mention), line.low[line.last_token(mention) :][:1]
        before = line.low[first - 1] if first else ""
        return bool(behind) and behind[0] in self.finite and before not in self.words["no_subject"]

    def somebody(self, line: Line, a: int, b: int) -> bool:
        """Whether somebody stands there whose name is not known or not told: `he`, `the two`, `the Saudi king`."""
        words, low, last = self.words, line.low, min(b, len(line.low) - 1)
        if words["nameless"].isdisjoint(low):
            return False
        somebody, counted = words["somebody"], words["counted"]
        for k, word in enumerate(low[a:last], a):
            if word in somebody:
                return True
            if word in counted and low[k - 1 : k] == [self.one["the"]] and low[k + 1] in self.finite:
                return True
        return not words["offices"].isdisjoint(low) and self._in_office(line, a, last)

    def _in_office(self, line: Line, a: int, b: int) -> bool:
        """Whether an office stands behind the name of a body: `the Saudi king`, `Turkey's foreign minister`."""
        for k, mention in line.names.items():
            if a <= k < b and mention.kind == "actor" and line.names.get(k + 1) is not mention:
                behind = line.low[k + 1 : k + 1 + OFFICE_REACH]
                behind = behind[2:] if behind[:2] == ["'", self.one["genitive"]] else behind[:-2]
                if not self.words["offices"].isdisjoint(behind):
                    return True
        return False

    def _has_owner(self, line: Line, token: int) -> bool:
        """Whether a name tells whose fighters they are: `Houthi fighters`, `fighters of Ahrar al-Sham`."""
        last = line.low[token - 1] if token > 1 else ""
        step = 2 if last == "-" or last in self.words["grouped"] else 1
        before = line.names.get(token - step)
        if before is not None and before.kind == "actor":
            return True
        if last in self.words["governments"] and line.low[token - 2] == "-":
            return True
        if not self.words["possessive"].isdisjoint(line.low[max(0, token - OWNER_REACH) : token]):
            return True
        behind = line.names.get(token + 2) or line.names.get(token + 3)
        if behind is None or behind.kind != "actor":
            return False
        return line.low[token + 1] in self.words["of_or_from"]
