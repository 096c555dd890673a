"""One spelling for a search: small letters without accents and points. Pure."""

import unicodedata


def folded(text: str) -> str:
    """What a search compares."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
