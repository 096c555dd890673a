"""Blocks, sentences and datelines of plain texts and pages."""

import re
import struct
from math import sin
from random import Random

import pytest

from events.reading.texts.documents import Unreadable, document_from_bytes, document_from_text

DATELINES = [
    ("ASTANA, September 15. /TASS/. The guarantors met.", "ASTANA, September 15. /TASS/."),
    ("ANKARA\n\nThe three presidents met on Syria today, and they will meet again.", "ANKARA"),
    ("DAMASCUS (AP) - Talks opened.", "DAMASCUS (AP) -"),
    ("SOCHI, Russia - Talks opened.", "SOCHI, Russia -"),
    ("BEIRUT/MOSCOW, April 6 - Talks opened.", "BEIRUT/MOSCOW, April 6 -"),
    ("NUR-SULTAN - The signs are new.", "NUR-SULTAN -"),
    ("Astana - The delegation left.", "Astana -"),
    ("GENEVA, 28 August - Masks are worn.", "GENEVA, 28 August -"),
]


@pytest.mark.parametrize(("text", "dateline"), DATELINES)
def test_a_dateline_is_a_sentence_of_its_own(text: str, dateline: str) -> None:
    first = document_from_text(text).sentences[0]
    assert (first.text, first.block) == (dateline, "dateline")


@pytest.mark.parametrize("text", ["U.N. aid chief Mark Lowcock spoke.", "U.S. jets flew over Raqqa on Friday."])
def test_initials_that_open_a_text_are_no_dateline(text: str) -> None:
    assert [(s.text, s.block) for s in document_from_text(text).sentences] == [(text, "paragraph")]


SENTENCES = [
    ("Mr. de Mistura met Gen. Rudskoy on Oct. 12. He left.", 2),
    ("The U.N. envoy spoke. The U.S. The rest left.", 3),
    ("It was due on Feb. 8. More follows.", 2),
    ("“The decision is final. You cannot discuss a truce,” he said.", 2),
    ("Talks ended at 10.50 p.m. on Friday.", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_abbreviations_end_no_sentence(text: str, count: int) -> None:
    assert len(document_from_text(text + "\n\nEnd of the note.").sentences) == count + 1


def test_spans_hold_the_words_of_the_sentence() -> None:
    document = document_from_text("A title\n\nOne. Two “three”.\r\n\r\n- an item\n")
    assert [document.text[s.start : s.end] for s in document.sentences] == [s.text for s in document.sentences]


def test_lists_and_tables_are_blocks() -> None:
    page = (
        b"<html lang=en><head><title>T</title></head><body><article><h1>T</h1>"
        b"<p>The guarantors met in the Kazakh capital on Tuesday."
        b"</p><ul><li>The fourth round will be held in May.</li></ul>"
        b"<table><tr><td>Astana I</td><td>January 2017</td></tr></table>"
        b"<p>Nothing else was said by the diplomats who had come to the meeting.</p></article></body></html>"
    )
    assert [s.block for s in document_from_bytes(page).sentences if s.block in ("item", "row")] == ["item", "row"]


def test_windows_1252_is_read() -> None:
    assert document_from_bytes("Sedat Önal – “left”.".encode("cp1252")).text == "Sedat Önal – “left”."


def test_a_script_is_no_language() -> None:
    assert document_from_text("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ᛈᛇᛉᛊᛏᛒ ᛖᛗᛚᛜᛞᛟ " * 3).language is None


def test_what_is_half_utf_8_keeps_both_halves() -> None:
    raw = "Önal – “left”. ".encode() + "Önal – “stayed”.".encode("cp1252")
    assert document_from_bytes(raw).text == "Önal – “left”. Önal – “stayed”."


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("Раунд переговоров пройдёт в Астане.", "cp1251"), ("الجولة السادسة في أستانا", "cp1256")],
)
def test_letters_that_cannot_be_told_are_not_guessed(words: str, encoding: str) -> None:
    with pytest.raises(Unreadable, match="save it as UTF-8"):
        document_from_bytes(words.encode(encoding))
    assert document_from_bytes(words.encode() + b"\xd0").text.startswith(words)


TOLD = "ASTANA. Āstāna’s sixth round — «Астана-6» — الجولة السادسة — opens on 14 September 2017.\n"
PAGE = f"<!DOCTYPE html><html><head><meta charset='utf-16'><title>Talks</title></head><body><p>{TOLD * 9}</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [TOLD, "الجولة السادسة من المحادثات ستعقد في أستانا " * 90, "Раунд переговоров."])
def test_wide_letters_are_read_with_their_mark_and_utf_16_without(text: str, encoding: str) -> None:
    assert document_from_bytes(text.encode(encoding)).text == text.rstrip()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_utf_16_is_read_as_a_page(encoding: str) -> None:
    read = document_from_bytes(PAGE.encode(encoding))
    assert (read.title, read.text) == ("Talks", document_from_bytes(PAGE.encode()).text)


@pytest.mark.parametrize(
    "raw",
    [
        struct.pack("<3000H", *range(3000)),
        struct.pack("<3000h", *(int(900 * sin(n / 9)) for n in range(3000))),
        struct.pack(">900I", *range(900)),
        "a b ".encode("utf-32-le") * 90,
        b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0\x01" + b"\0" * 99,
        b"a\0\x01\xd8" * 99,
        bytes(Random(4).randbytes(6000)),
    ],
)
def test_numbers_and_programs_are_no_utf_16(raw: bytes) -> None:
    with pytest.raises(Unreadable, match="binary"):
        document_from_bytes(raw)


BAD = [
    b"",
    b"  \n",
    b"\x89PNG\r\n",
    b"abc\x00def",
    b"1234 5678",
    b"x" * 30_000,
    b"<html><body><script>var a = 1;</script></body></html>",
]


@pytest.mark.parametrize("raw", BAD)
def test_what_holds_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(Unreadable):
        document_from_bytes(raw)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "\u200f\u202eabc", "", "\n\n", "a" * 100_000])
def test_no_text_raises(text: str) -> None:
    document_from_text(text).text.encode()


def test_numbered_points_are_items() -> None:
    text = "Statement\n\n1. Reaffirmed that they remain bound to the unity of Syria;\n\n2. Discussed the situation in Idlib."
    document = document_from_text(text)
    assert [(s.block, s.text.split()[0]) for s in document.sentences[1:]] == [
        ("item", "Reaffirmed"),
        ("item", "Discussed"),
    ]


def test_a_table_of_facts_keeps_its_rows_within_one_that_lays_out_the_page() -> None:
    story = (
        "<p>" + "The committee ended its fourth session on Friday, five days after it had begun to sit. " * 20 + "</p>"
    )
    rows = "<table><tr><th>Session</th><th>Dates</th></tr><tr><td>First</td><td>30 Oct 2019</td></tr></table>"
    page = f"<html><body><table><tr><td><h1>Sessions</h1>{story}{rows}</td></tr></table></body></html>"
    document = document_from_bytes(page.encode())
    assert [s.text for s in document.sentences if s.block == "row"] == ["Session | Dates", "First | 30 Oct 2019"]


def test_a_month_cut_short_may_end_a_sentence() -> None:
    document = document_from_text("The round ended on 24 Jan. The next opens on Feb. 15 in Astana.")
    assert [s.text for s in document.sentences] == [
        "The round ended on 24 Jan.",
        "The next opens on Feb. 15 in Astana.",
    ]


POSTS = (
    ("18:55 – A last word", "The delegation will fly home tomorrow, its head told a packed room, and wait for word."),
    ("15:30 – One table", "The other side asks for direct talks; so far they have been kept a corridor apart."),
    ("11:10 – The timetable", "The round, which was meant to end today, will be stretched to the middle of December."),
    ("09:05 – While they talk", "Shells fell on two towns again last night, the monitors report from the ground."),
)


@pytest.mark.parametrize(
    "around", ["<main><article>{}</article></main>", "<article>{}</article>", "<div id=x>{}</div>"]
)
@pytest.mark.parametrize("post", ["div class=post", "div class=entry", "article", "section class=article-body", "div"])
def test_all_posts_of_a_live_blog_are_its_article(around: str, post: str) -> None:
    told = "".join(f"<{post}><h3>{h}</h3><p>{p}</p></{post.split()[0]}>" for h, p in POSTS)
    beside = "".join(f"<{post}><h3><a href=/x>Story {n}</a></h3><p>A teaser.</p></{post.split()[0]}>" for n in range(4))
    article = around.format(f"<h1>Live</h1><p>The eighth round goes into its fourth day; follow it here.</p>{told}")
    page = f"<html lang=en><body><nav><a href=/>Front</a></nav>{article}<aside>{beside}</aside></body></html>"
    text = document_from_bytes(page.encode()).text
    assert [line for line in text.split("\n") if line] == [
        *(["Live"] if "Live" in text.split("\n") else []),
        "The eighth round goes into its fourth day; follow it here.",
        *(part for pair in POSTS for part in pair),
    ]


def test_teasers_under_an_article_are_no_posts_of_it() -> None:
    teasers = "".join(f"<div class=post><h3><a href=/x>Story {n}</a></h3><p>What it tells.</p></div>" for n in range(4))
    article = "".join(f"<p>{p}</p>" for _, p in POSTS)
    page = f"<html lang=en><body><article>{article}</article><section>{teasers}</section></body></html>"
    assert "What it tells" not in document_from_bytes(page.encode()).text


LINES = [
    "The sixth round will be held in the capital on two days, the ministry said on Friday.",
    "The three guarantors will send delegations that are led by their deputy ministers.",
    "The government has said that it will come; the armed opposition has not answered yet.",
]
BESIDE_IT = "<article><h3><a href=/x>The fifth round ends</a></h3><p>A line that tells of it.</p></article>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{'<br><br>'.join(LINES)}</article>",
        f"<center><font size=2>{'<p>'.join(LINES)}</font></center>",
        f"<article><p>{LINES[0]}</p><p><a href=/x>READ ALSO: The fifth round ends</a></p>"
        f"<p>{LINES[1]}</p><p>{LINES[2]}</p></article>",
        f"<main>{BESIDE_IT}<article><h1>A round</h1>{PARAGRAPHS}</article></main>",
        f"<table><tr><td>{PARAGRAPHS}</td><td><a href=/x>More news</a></td></tr></table>",
        f"<pre>{chr(10).join(LINES)}</pre>",
    ],
)
def test_an_article_is_taken_whole_and_alone(body: str) -> None:
    nav = "<nav><ul><li><a href=/>Front</a></li></ul></nav>"
    page = f"<html lang=en><body>{nav}{body}<footer><p>All rights reserved by us.</p></footer></body></html>"
    lines = document_from_bytes(page.encode()).text.split("\n")
    assert [line for line in lines if line and line not in ("A round", "More news")] == LINES


def test_a_table_of_facts_in_a_cell_of_paragraphs_keeps_its_rows() -> None:
    facts = "<table><tr><td>Russia</td><td>Alexander Lavrentiev</td></tr></table>"
    page = f"<html lang=en><body><table><tr><td>{PARAGRAPHS}{facts}</td></tr></table></body></html>"
    text = document_from_bytes(page.encode()).text
    assert [line for line in text.split("\n") if line][: len(LINES)] == LINES
    assert re.search(r"\| Russia \| Alexander Lavrentiev \|", text)
