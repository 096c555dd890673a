"""Which fonts the pages need, and how they are cut down to the weights and letters in use."""

import io
from dataclasses import dataclass

from fontTools import subset as cutting
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SANS, SERIF = "@fontsource-variable/ibm-plex-sans", "@fontsource-variable/source-serif-4"
SANS_ARABIC, NASKH = "@fontsource/ibm-plex-sans-arabic", "@fontsource-variable/noto-naskh-arabic"
PACKAGES = (SANS, SERIF, SANS_ARABIC, NASKH)

# The same ranges stand in static/css/fonts.css.
LATIN = "0000-00FF,0131,0152-0153,02BB-02BC,02C6,02DA,02DC,0304,0308,0329,2000-206F,20AC,2122,2190-2193,2212,2215"
LATIN_EXT = "0100-0130,0132-0151,0154-02BA,02BD-02C5,02C7-02CC,02CE-02D7,02DD-02FF,1E00-1E9F,1EF2-1EFF"
# Without the presentation forms: shaping goes by the tables of the font.
ARABIC = "0600-06FF,0750-077F,200C-200F,2010-2011"
WEIGHTS = (400, 600)
FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "pnum", "sups"]
ARABIC_FEATURES = [*FEATURES, "init", "medi", "fina", "isol", "rlig", "curs"]


@dataclass(frozen=True)
class Cut:
    """One font file: where it lies in its package, and what stays of it."""

    package: str
    source: str
    target: str
    range: str
    features: tuple[str, ...] = tuple(FEATURES)


CUTS = (
    Cut(SANS, "files/ibm-plex-sans-latin-wght-normal.woff2", "sans-latin.woff2", LATIN),
    Cut(SANS, "files/ibm-plex-sans-latin-ext-wght-normal.woff2", "sans-latin-ext.woff2", LATIN_EXT),
    Cut(SERIF, "files/source-serif-4-latin-wght-normal.woff2", "serif-latin.woff2", LATIN),
    Cut(SERIF, "files/source-serif-4-latin-ext-wght-normal.woff2", "serif-latin-ext.woff2", LATIN_EXT),
    *(
        Cut(
            SANS_ARABIC,
            f"files/ibm-plex-sans-arabic-arabic-{weight}-normal.woff2",
            f"sans-arabic-{weight}.woff2",
            ARABIC,
            tuple(ARABIC_FEATURES),
        )
        for weight in WEIGHTS
    ),
    Cut(
        NASKH,
        "files/noto-naskh-arabic-arabic-wght-normal.woff2",
        "serif-arabic.woff2",
        ARABIC,
        tuple(ARABIC_FEATURES),
    ),
)


def code_points(ranges: str) -> list[int]:
    """The code points of "0000-00FF,0131"."""
    points: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def subset(body: bytes, cut: Cut) -> bytes:
    """The font with our two weights and the cut's letters, as WOFF2."""
    font = TTFont(io.BytesIO(body))
    if "fvar" in font:
        # Written and read again: the cutter trips over glyphs that lost their variations.
        narrowed = io.BytesIO()
        instancer.instantiateVariableFont(font, {"wght": WEIGHTS}).save(narrowed)
        font = TTFont(io.BytesIO(narrowed.getvalue()))
    options = cutting.Options(layout_features=list(cut.features), hinting=False, notdef_outline=True)
    options.flavor = "woff2"
    cutter = cutting.Subsetter(options)
    cutter.populate(unicodes=code_points(cut.range))
    cutter.subset(font)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written, reorderTables=False)
    return written.getvalue()
