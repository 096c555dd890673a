"""The data files brought into the record: all or nothing, twice without effect, never over a person's hand."""

from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from talks.addresses import key as address_key
from talks.derive.identity import statement_id
from talks.models import Citation, Origin, Source, Statement, Version
from talks.services.deriving import rebuild
from talks.services.files.folder import digest, read_folder
from talks.services.files.lined import Fault
from talks.services.files.shapes import GENERAL_KNOWLEDGE, Draft, Record, SourceDraft
from talks.services.files.unfold import unfold
from talks.services.keeping_back import keep_back
from talks.services.merging import merge
from talks.services.nouns import Changes, Keys, load_commitments, load_nouns
from talks.services.pruning import prune
from talks.services.version import bump

DATA = Path(__file__).resolve().parent.parent / "data"
# Part of the digest: a change in how files are unfolded loads them anew.
UNFOLDING = "3"


class Faulty(Exception):
    """The files cannot be loaded; `faults` says all that is wrong with them."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def load(folder: Path, now: datetime) -> Changes:
    """Load a folder; returns what changed. Faulty where anything in it is wrong, and then nothing is loaded."""
    total = digest(folder, UNFOLDING)
    if Version.objects.filter(id=1, data_digest=total).exists():
        return Changes()
    content, faults = read_folder(folder)
    if faults:
        raise Faulty(faults)
    record, changes = unfold(content), Changes()
    with transaction.atomic():
        bump()
        keys = Keys(_sources(record, changes))
        load_nouns(record.nouns, keys, changes)
        _origins(record, keys, changes)
        load_commitments(record.commitments, keys, changes)
        _statements(record.drafts, keys, now, changes)
        keep_back()
        rebuild()
        prune(record.nouns, record.commitments, keys, changes)
        Version.objects.filter(id=1).update(data_digest=total)
        _weigh()
    return changes


def _weigh() -> None:
    """Let the planner know what was loaded: until it does, a list of sources is looked up in minutes, not in 20 ms."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _sources(record: Record, changes: Changes) -> dict[str, int]:
    """Sources by address; the press may have met some of them before."""
    told = {GENERAL_KNOWLEDGE: SourceDraft(GENERAL_KNOWLEDGE, "", None, None, "")} | record.sources
    url_keys = {key: address_key(draft.url) if draft.url else key for key, draft in told.items()}
    standing = Source.objects.in_bulk(field_name="url_key")
    new = {}
    for key, draft in told.items():
        if url_keys[key] not in standing:
            title = "General knowledge, not yet sourced" if key == GENERAL_KNOWLEDGE else ""
            new[url_keys[key]] = Source(url_key=url_keys[key], url=draft.url, title=title)
            changes.new.append(f"source {key}")
    Source.objects.bulk_create(new.values(), batch_size=1000)
    found = dict(Source.objects.values_list("url_key", "id"))
    return {key: found[url_key] for key, url_key in url_keys.items()}


def _origins(record: Record, keys: Keys, changes: Changes) -> None:
    """Origin and day of each source. What the files do not know is left to the press, what they drop is dropped."""
    origins = dict(Origin.objects.values_list("slug", "id"))
    rows = Source.objects.in_bulk([keys.of("source")[key] for key in record.sources])
    changed, new = [], set(changes.new)
    for key, draft in record.sources.items():
        row = rows[keys.of("source")[key]]
        origin = origins[draft.origin] if draft.origin else None
        told = {"origin_id": origin, "published": draft.published, "published_basis": draft.basis}
        before = dict(row.loaded)
        touched, kept = merge(row, {name: value for name, value in told.items() if value or name in before})
        changes.kept += [f"source {key} {column}" for column in kept]
        if touched and f"source {key}" not in new:
            changes.changed.append(f"source {key}")
        if touched or row.loaded != before:
            changed.append(row)
    columns = ["origin", "published", "published_basis", "loaded"]
    Source.objects.bulk_update(changed, columns, batch_size=500)


def _statements(drafts: list[Draft], keys: Keys, now: datetime, changes: Changes) -> None:
    """Statements and their citations; a draft that stands twice is one statement with the citations of both."""
    by_id: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_id[_id(draft)].append(draft)
    standing = Statement.objects.in_bulk(by_id)
    new, changed = [], []
    for pk, same in by_id.items():
        row = standing.get(pk)
        if row is None:
            new.append(_new(pk, same[0], keys, now))
            changes.new.append(_called(same[0]))
        elif _changed(row, same[0]):
            changed.append(row)
    Statement.objects.bulk_create(_earliest(new, by_id), batch_size=1000)
    Statement.objects.bulk_update(changed, ["rank", "reason", "note", "claimant_words", "doubts"], batch_size=500)
    touched = {row.pk for row in changed} | (_citations(by_id, keys) & standing.keys())
    changes.changed += [_called(same[0]) for pk, same in by_id.items() if pk in touched]
    _take_away(by_id, changes)
    _known(by_id)


def _called(draft: Draft) -> str:
    return f"statement {draft.property} on {'/'.join(draft.subject)}"


def _id(draft: Draft) -> str:
    return statement_id(
        "/".join(draft.subject),
        draft.property,
        draft.qualifier,
        draft.value,
        draft.claimant,
        draft.said_from,
        draft.said_to,
    )


def _new(pk: str, draft: Draft, keys: Keys, now: datetime) -> Statement:
    kind, slug = draft.subject
    subject: dict[str, Any] = {f"{kind}_id": keys.of(kind)[slug]}
    return Statement(
        id=pk,
        **subject,
        property=draft.property,
        qualifier=draft.qualifier,
        value=draft.value,
        claimant_actor_id=keys.of("actor")[draft.claimant] if draft.claimant else None,
        claimant_words=draft.claimant_words,
        said_from=draft.said_from,
        said_to=draft.said_to,
        rank=draft.rank,
        reason=draft.reason,
        note=draft.note,
        doubts=draft.doubts,
        entered_by=f"record:{draft.file}",
        entered_at=now,
    )


def _earliest(new: list[Statement], by_id: dict[str, list[Draft]]) -> list[Statement]:
    for row in new:
        row.known_on = min(cite.known_on for draft in by_id[row.pk] for cite in draft.cites)
    return new


def _changed(row: Statement, draft: Draft) -> bool:
    """Bring a standing statement up to the files; rank and reason stay where a person decided on them."""
    told: dict[str, Any] = {"note": draft.note, "claimant_words": draft.claimant_words, "doubts": draft.doubts}
    if not row.decided_by:
        told |= {"rank": draft.rank, "reason": draft.reason}
    if all(getattr(row, name) == value for name, value in told.items()):
        return False
    for name, value in told.items():
        setattr(row, name, value)
    return True


def _citations(by_id: dict[str, list[Draft]], keys: Keys) -> set[str]:
    """Bring the citations of the files up to them; returns the ids of the statements whose citations changed."""
    told = {
        (pk, keys.of("source")[cite.source]): cite
        for pk, same in by_id.items()
        for draft in same
        for cite in draft.cites
    }
    standing = {
        (row.statement_id, row.source_id): row for row in Citation.objects.filter(quote_hash="", from_files=True)
    }
    others = set(Citation.objects.filter(quote_hash="", from_files=False).values_list("statement_id", "source_id"))
    new, changed = [], []
    for key, cite in told.items():
        row = standing.pop(key, None)
        if row is None and key not in others:
            statement, source = key
            new.append(
                Citation(
                    statement_id=statement,
                    source_id=source,
                    known_on=cite.known_on,
                    known_basis=cite.basis,
                    from_files=True,
                )
            )
        elif row is not None and (row.known_on, row.known_basis) != (cite.known_on, cite.basis):
            row.known_on, row.known_basis = cite.known_on, cite.basis
            changed.append(row)
    Citation.objects.filter(pk__in=[row.pk for row in standing.values()]).delete()
    Citation.objects.bulk_update(changed, ["known_on", "known_basis"], batch_size=500)
    Citation.objects.bulk_create(new, batch_size=1000)
    return {row.statement_id for row in (*standing.values(), *changed, *new)}


def _take_away(by_id: dict[str, list[Draft]], changes: Changes) -> None:
    """Statements that left the files go, unless a claim backs them or a person decided on them."""
    left = Statement.objects.filter(entered_by__startswith="record:").exclude(pk__in=by_id)
    for row in left.filter(citations__isnull=True):
        if row.decided_by:
            changes.kept.append(f"statement {row} ({row.pk})")
        else:
            changes.gone.append(f"statement {row} ({row.pk})")
            row.delete()


def _known(by_id: dict[str, list[Draft]]) -> None:
    """A statement is known from the least day of its citations, whoever made them."""
    rows = Statement.objects.in_bulk(by_id)
    days: dict[str, Any] = {}
    for pk, known_on in Citation.objects.order_by().values_list("statement_id", "known_on"):
        days[pk] = min(days.get(pk, known_on), known_on)
    changed = [row for pk, row in rows.items() if pk in days and row.known_on != days[pk]]
    for row in changed:
        row.known_on = days[row.pk]
    Statement.objects.bulk_update(changed, ["known_on"], batch_size=500)
