"""Articles around 25 August 2017, each with words that nothing else holds, and rows of the record told by them."""

from tests.api import made
from tests.api import made_press as press

NAME = "Zebulon Quantrill"  # withheld in the tests that hunt for it
ADDRESS = "zebulon-quantrill"  # the same name in the way of addresses
EARLY, LATE = "2017-08-20", "2017-09-20"
CLOSED = "No claim rests upon this xylophone sentence"


def articles() -> None:
    """One article of before the day and one of after it, with a claim on a round and an event each."""
    for word, published in (("earlier", EARLY), ("later", LATE)):
        told = press.article(f"canary-{word}", published, title=f"Canary {word} headline", rest=f"{CLOSED}.")
        press.claim(f"canary-{word}-claim", told)
        happening = press.event_claim(f"canary-{word}-event", told, state="accepted", on=published)
        happening.value |= {"place": f"Canary{word}ville"}
        happening.save()
        press.event(happening)


def naming() -> None:
    """The withheld name wherever words of the press or of the record can stand."""
    words = f"{NAME} said so."
    told = press.article("naming", EARLY, title=f"{NAME} speaks", rest=words)
    first = len(press.SENTENCE) + 1
    quoted = press.claim("naming-quote", told)
    quoted.evidence.create(text=told.texts.get(), start=first, end=first + len(words), quote=words)
    press.claim("naming-beside", told)
    addressed = press.article("addressed", EARLY, title="Addressed")
    addressed.source.url = f"https://addressed.example/{ADDRESS}/1"
    addressed.source.save()
    press.claim("addressed-claim", addressed)
    other = press.article("plain", EARLY, title="Plain")
    press.claim("naming-words", other, claimant_words=NAME)
    happening = press.event_claim("naming-value", other, state="accepted", on=EARLY)
    happening.value |= {"place": f"the house of {NAME}"}
    happening.save()
    press.event(happening)
    row = made.Round.objects.get(slug="astana-6")
    text = {"text": f"Thanks to {NAME}", "topics": [], "n": 99}
    made.statement("naming-value", EARLY, cited=("naming.example",), round=row, property="outcome", value=text)
    made.statement(
        "naming-claimant",
        EARLY,
        cited=("naming.example",),
        round=row,
        property="remark",
        value={"text": "It went well"},
        claimant_words=NAME,
    )
    made.Citation.objects.filter(statement__in=("naming-value", "naming-claimant")).update(quote=f"So {NAME}.")
