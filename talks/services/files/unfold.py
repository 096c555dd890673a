"""A checked folder as nouns, sources and statements."""

from talks.services.files.citing import Citer
from talks.services.files.documents import commitments, document_drafts, document_noun
from talks.services.files.folder import Folder
from talks.services.files.people import actor_drafts, actor_noun, person_drafts, person_noun, track_drafts, track_noun
from talks.services.files.places import venue_drafts, venue_noun, zone_drafts, zone_noun
from talks.services.files.rounds import round_drafts, round_noun
from talks.services.files.shapes import Draft, NounDraft, Record, SourceDraft


def unfold(folder: Folder) -> Record:
    """Everything the folder says."""
    record = Record()
    record.sources = {entry["key"]: _source(entry) for _, entry in folder.of("source")}
    _nouns(folder, record)
    _statements(folder, record, Citer(record.sources, folder.compiled))
    record.commitments = [one for _, entry in folder.of("document") for one in commitments(entry)]
    return record


def _source(entry: dict[str, object]) -> SourceDraft:
    named = (entry["key"], entry["url"], entry.get("origin"), entry.get("published"), entry.get("basis", ""))
    return SourceDraft(*named)  # type: ignore[arg-type]


def _nouns(folder: Folder, record: Record) -> None:
    """In the order in which they refer to each other."""
    for position, (slug, topic) in enumerate(folder.vocabulary.get("topics", {}).items()):
        columns = {"name": topic["name"], "says": topic["says"], "position": position}
        record.nouns.append(NounDraft("topic", slug, columns))
    record.nouns += [actor_noun(entry) for _, entry in folder.of("actor")]
    for _, entry in folder.of("origin"):
        columns = {
            "name": entry["name"],
            "ownership": entry["ownership"],
            "is_agency": entry.get("agency", False),
            "ownership_basis": entry["basis"],
        }
        refs = {"state": ("actor", entry.get("state"))}
        record.nouns.append(NounDraft("origin", entry["slug"], columns, refs))
    record.nouns += [person_noun(entry) for _, entry in folder.of("person")]
    record.nouns += [track_noun(entry, position) for position, (_, entry) in enumerate(folder.of("track"))]
    record.nouns += [venue_noun(entry) for _, entry in folder.of("venue")]
    record.nouns += [round_noun(entry, track_of(file)) for file, entry in folder.of("round")]
    record.nouns += [document_noun(entry) for _, entry in folder.of("document")]
    record.nouns += [zone_noun(entry) for _, entry in folder.of("zone")]


def track_of(file: str) -> str:
    return file.removeprefix("rounds/").removesuffix(".yaml")


def _statements(folder: Folder, record: Record, citer: Citer) -> None:
    def add(file: str, drafts: list[Draft]) -> None:
        for draft in drafts:
            draft.file = file
        record.drafts += drafts

    for file, entry in folder.of("track"):
        add(file, list(track_drafts(entry, citer)))
    for file, entry in folder.of("actor"):
        add(file, list(actor_drafts(entry, citer)))
    for file, entry in folder.of("person"):
        add(file, list(person_drafts(entry, citer)))
    for file, entry in folder.of("venue"):
        add(file, list(venue_drafts(entry, folder.cities.get(entry.get("city", "")), citer)))
    for file, entry in folder.of("zone"):
        add(file, list(zone_drafts(entry, folder.boundaries, citer)))
    for file, entry in folder.of("document"):
        add(file, list(document_drafts(entry, citer)))
    for file, entry in folder.of("round"):
        add(file, list(round_drafts(entry, citer)))
