"""What a claim says, in the interface's own words. Pure."""

from collections.abc import Mapping

from events.models import Claim
from talks import sentences, wording
from talks.derive.spans import as_day


def in_words(claim: Claim, names: Mapping[str, str]) -> str:
    """A plain sentence; rounds that the record lacks are called by track and number."""
    value = claim.value
    if claim.property == "event":
        when = wording.days(as_day(value.get("start")), as_day(value.get("end")), value.get("precision"))
        told = [str(value["kind"]).replace("-", " ").capitalize(), str(value.get("place") or ""), when]
        modality = value.get("modality", "happened")
        return ", ".join(filter(None, told)) + ("" if modality == "happened" else f" ({modality})")
    if claim.property == "zone":
        slug = value.get("zone") or claim.qualifier
        return f"Names the {names.get(f'zone:{slug}', slug)}"
    subject = names.get(f"round:{claim.track}-{claim.number}") or f"{claim.track.capitalize()} {claim.number or ''}"
    return sentences.sentence(claim.property, claim.qualifier, value, subject.strip(), names)
