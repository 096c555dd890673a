"""From the bytes of a page or a text to its letters: in which encoding they are, as far as that can be told."""

import codecs
import re
from collections import Counter

MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
SAMPLE = 4096
# Of the upper bytes of UTF-16 at least one in so many is NUL, that of a blank; of the lower ones at most one is.
LEAST_BLANK, MOST_NUL = 20, 50
ALPHABETS = 0.75  # of the upper bytes are those of blanks and of one alphabet
MOST_CONTROL = 50
# A western text has fewer letters with an accent than one in so many.
MOST_ODD = 4


def as_utf_8(raw: bytes) -> bytes:
    """The same letters in UTF-8, where they come in wider ones; else the bytes as they are."""
    encoding = wide(raw)
    return raw.decode(encoding, "replace").encode("utf-8", "replace") if encoding else raw


def wide(raw: bytes) -> str | None:
    """The name of the UTF-16, or marked UTF-32, that these bytes, or those they begin, are in; else null."""
    return next((name for mark, name in MARKS.items() if raw.startswith(mark)), None) or unmarked(raw)


def unmarked(raw: bytes) -> str | None:
    """The name of the UTF-16 these bytes are in, by where their NULs stand; null where they are in none."""
    sample = raw[: min(SAMPLE, len(raw) & ~1)]
    for name, lower, upper in (("utf-16-le", sample[::2], sample[1::2]), ("utf-16-be", sample[1::2], sample[::2])):
        if upper.count(0) * LEAST_BLANK < len(upper) or lower.count(0) * MOST_NUL > len(lower):
            continue
        if sum(count for _, count in Counter(upper).most_common(2)) > ALPHABETS * len(upper):
            return None if holds_control(sample.decode(name, "surrogatepass")) else name
    return None


def holds_control(text: str) -> bool:
    """Whether more of it is control characters than any text holds."""
    return len(CONTROL.findall(text)) > len(text) // MOST_CONTROL


def decode(raw: bytes) -> str:
    """The letters of UTF-8; bytes that are none are read as Windows writes them in the west."""
    return raw.decode("utf-8-sig", "windows-1252")


def is_foreign(raw: bytes, text: str) -> bool:
    """Whether so much is no UTF-8 that the letters are of neither encoding that `decode` knows."""
    return raw.decode("utf-8", "replace").count("\ufffd") * MOST_ODD > len(text)


def _western(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 as Windows writes it in the west; what is stays as it is."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("windows-1252", _western)
