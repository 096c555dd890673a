"""The review queue: what waits, one finding with what it would change, and what stands against it."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from events.models import Claim
from events.queries import queue
from events.queries.queue import BadPlace, Finding, Page, Place
from events.queries.shown import kinds
from events.services import deciding, opposing, reviewing
from events.services.previewing import preview
from events.wording import in_words
from talks import sentences
from talks.queries.names import names
from talks.values import parts

STATES = [(state.value, state.label) for state in (Claim.State.PENDING, Claim.State.SECOND)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: which findings, from which place of the queue on, and which one is open."""

    narrowed: tuple[tuple[str, str], ...] = ()
    after: Place | None = None
    before: Place | None = None
    finding: str = ""

    @classmethod
    def by(cls, request: HttpRequest) -> "Asked":
        given = request.GET
        narrowed = tuple((name, given[name]) for name in queue.NARROWS if given.get(name))
        after, before = (Place.read(given[name]) if given.get(name) else None for name in ("after", "before"))
        return cls(narrowed, after, before, given.get("finding", ""))

    def address(self, **other: Any) -> str:
        """The address of the same queue with something else asked."""
        asked = replace(self, **other)
        told = [*asked.narrowed, ("after", asked.after), ("before", asked.before), ("finding", asked.finding)]
        return "?" + urlencode([(name, str(value)) for name, value in told if value])


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in the list: its claim, in words, where it opens, the colour that its square has, and how many others
    tell it otherwise."""

    claim: Claim
    words: str
    address: str
    colour: str
    current: bool
    rivals: int


def show(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Twenty lines, one of them open. An address that is none of ours is answered with the start, and told so."""
    status = 200
    try:
        asked = Asked.by(request)
    except BadPlace:
        messages.error(request, "The address names no place in the queue. This is its start.")
        asked, status = Asked(), 400
    narrowed = queue.narrowed(dict(asked.narrowed))
    known, page = names(), queue.page(narrowed, asked.after, asked.before)
    chosen = asked.finding or _first(page, asked)
    found = queue.finding(chosen) if chosen else None
    if found is None and asked.finding:
        gone = queue.outcome(asked.finding)
        found = queue.finding(first) if (first := _first(page, asked)) else None
    else:
        gone = None
    waits = queue.count(narrowed)
    shown = context | _narrowing(asked) | _lines(page, found, asked, known)
    shown |= {"title": "Claims that wait", "gone": gone, "asked": asked, "is_nav_sidebar_enabled": False}
    shown |= {"waits": min(waits, queue.COUNTED), "more_wait": waits > queue.COUNTED, "page": page}
    if found:
        shown |= _opened(found, known) | _opposed(found, asked, known)
    return TemplateResponse(request, "admin/record/queue.html", shown, status=status)


def _first(page: Page, asked: Asked) -> str:
    """The finding that is open where none is asked for: the nearest to where one comes from."""
    return page.heads[-1 if asked.before else 0].finding if page.heads else ""


def _narrowing(asked: Asked) -> dict[str, Any]:
    """The lists to narrow by, each as (parameter, title, options, chosen)."""
    chosen = dict(asked.narrowed)
    lists = [
        ("kind", "Kind", Claim.Property.choices),
        ("track", "Track", queue.tracks()),
        ("outlet", "Outlet", queue.outlets()),
        ("state", "State", STATES),
    ]
    return {"lists": [(name, title, options, chosen.get(name, "")) for name, title, options in lists]}


def _lines(page: Page, found: Finding | None, asked: Asked, known: Any) -> dict[str, Any]:
    """The list, and the ways from the open finding to its neighbours."""
    colours = {kind.slug: f"{kind.side}-{kind.manner}" for kind in kinds()}
    heads, is_open = page.heads, found.id if found else ""
    rivals = opposing.counted(heads)
    lines = [
        Line(
            head,
            in_words(head, known),
            asked.address(finding=head.finding),
            _colour(head, colours),
            head.finding == is_open,
            rivals.get(head.pk, 0),
        )
        for head in heads
    ]
    earlier = asked.address(before=Place.of(heads[0]), after=None, finding="") if heads and page.earlier else ""
    later = asked.address(after=Place.of(heads[-1]), before=None, finding="") if heads and page.later else ""
    at = next((n for n, line in enumerate(lines) if line.current), None)
    before = lines[at - 1].address if at else earlier if at == 0 else ""
    beyond = lines if at is None else lines[at + 1 :]
    following = beyond[0].address if beyond else later
    skip = asked.address(after=Place.of(heads[at]), before=None, finding="") if at is not None else following
    then = [line.claim.finding for line in (*beyond, *lines[: at or 0][::-1])]
    ways = {"earlier": earlier, "later": later, "before": before, "following": following, "skip": skip}
    return ways | {
        "lines": lines,
        "then": next(iter(then), ""),
        "colour": _colour(found.claim, colours) if found else "",
    }


def _colour(claim: Claim, colours: dict[str, str]) -> str:
    if claim.property == "event":
        return colours.get(str(claim.value.get("kind")), "")
    return "zone" if claim.property == "zone" else f"track-{claim.track}"


def _opened(found: Finding, known: Any) -> dict[str, Any]:
    """One finding: in words, what it would change, what was decided before."""
    claim, would = found.claim, preview(found.claim, known)
    return {
        "found": found,
        "words": in_words(claim, known),
        "speaker": _speaker(claim),
        "parts": parts(claim.value, known),
        "preview": would,
        "seen": deciding.seen(would),
        "decisions": [(one, in_words(one, known)) for one in queue.decisions(claim)],
    }


def _opposed(found: Finding, asked: Asked, known: Any) -> dict[str, Any]:
    """The findings that wait and tell otherwise: in words, said by whom, and where each opens."""
    told = opposing.opposed(found.claim)
    lines = [
        (one, in_words(one.claim, known), _speaker(one.claim), asked.address(finding=one.claim.finding))
        for one in told.rivals
    ]
    return {"rivals": lines, "more_rivals": told.more}


def _speaker(claim: Claim) -> str:
    speaker = claim.claimant_person or claim.claimant_actor
    return sentences.says(speaker.name if speaker else claim.claimant_words)


def decide(request: HttpRequest) -> HttpResponseRedirect:
    """Accept, reject or hand on the ticked claims of one finding, all or none; then the next finding."""
    given = request.POST
    ids, decider = given.getlist("claim"), reviewing.by(request.user, timezone.now())  # type: ignore[arg-type]
    then = given.get("then", "")
    try:
        if "accept" in given:
            done = f"Accepted: {deciding.accept(ids, given.get('seen', ''), decider)}."
        elif "second" in given:
            done = f"Marked for a second look: {deciding.ask_for_second(ids, decider)}."
        else:
            done = f"Rejected: {deciding.reject(ids, given.get('why', ''), decider)}."
    except reviewing.AlreadyDecided as refused:
        messages.error(request, f"Nothing was done: {refused}.")
    except (deciding.Overtaken, reviewing.NotPossible) as refused:
        messages.error(request, f"Nothing was done: {refused}.")
        then = given.get("finding", "")
    else:
        messages.success(request, done)
    try:
        asked = Asked.by(request)
    except BadPlace:
        asked = Asked()
    return redirect(f"{reverse('admin:events_claim_queue')}{asked.address(finding=then)}#finding")
