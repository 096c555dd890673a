"""Whose voice it was: what bodies said, newest first, and what a person said for a body. Such a statement is the
body's; its words for the speaker name both."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from talks.models import Actor, Alias, Person, Statement
from talks.models.statements import SAID
from talks.models.words import asked, words_of

# So many statements of a body stand on one page of it.
A_PAGE = 20


def made_by(bodies: Iterable[Actor], as_of: date | None, number: int) -> list[str]:
    """Ids of statements that the bodies made, the last said first: those of the page of this number, and one more
    where older ones follow. One query, which reads no more of each body's than it may have to show."""
    made = Statement.objects.visible(as_of).annotate(when=SAID).order_by("-when", "pk")
    first = A_PAGE * (number - 1)
    upto = first + A_PAGE + 1
    one, *others = (made.filter(claimant_actor=body.pk).values_list("pk", "when")[:upto] for body in bodies)
    found = sorted(one.union(*others, all=True), key=lambda row: (-row[1].toordinal(), row[0]))
    return [pk for pk, _ in found[first:upto]]


def voiced(person: Person, aliases: Iterable[Alias], as_of: date | None) -> set[str]:
    """Ids of the statements that a person made, alone or for a body: one query. The words for the speaker name the
    person by a name on record, and none who belongs to the person: "Staffan de Mistura's office" is another voice."""
    names = {person.name, *(alias.text for alias in aliases)}
    visible = Statement.objects.visible(as_of).order_by()
    own = visible.filter(claimant_person=person).values_list("pk", "claimant_words")
    named = visible.alias(words=words_of("claimant_words")).filter(words=asked(_any_of(names)))
    speaking = _speaking(names)
    rows = own.union(named.filter(claimant_person=None).values_list("pk", "claimant_words"))
    return {pk for pk, words in rows if not words or speaking.search(words)}


def _any_of(names: Collection[str]) -> str:
    """Each name with its words in a row, as the search takes them."""
    return " or ".join('"{}"'.format(name.replace('"', " ")) for name in sorted(names))


def _speaking(names: Collection[str]) -> re.Pattern[str]:
    every = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{every})(?!\w|['’]s\b)", re.IGNORECASE)
