"""What comes in from files, folders, archives and tables, and what is said of bad ones."""

import io
import json
import os
import random
import socket
import zipfile
from datetime import date
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from events.services import bringing
from events.services.bringing import Brought, bring

GOOD = b"Talks on Syria ended in Astana on Friday."


def bad(path: Path) -> list[str]:
    return [one.bad for one in bring(path) if one.bad]


def good(path: Path) -> list[Brought]:
    return [one for one in bring(path) if not one.bad]


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("empty.txt", b" \n", "empty"),
        ("huge.txt", b"a " * 2_500_001, "larger than 5 MB"),
        ("broken.zip", b"PK\x03\x04 no zip", "no whole zip file"),
        ("broken.warc.gz", b"\x1f\x8b no gzip", "no whole WARC file"),
        ("broken.jsonl", b"{", "no JSON"),
        ("wide.jsonl", '{"text": "Talks ended."}\n'.encode("utf-16") * 9, "in UTF-16: save it as UTF-8"),
        ("list.jsonl", b"[1]", "no JSON object"),
        ("bad-day.jsonl", b'{"text": "a", "published": "soon"}', "'soon' is no date: write YYYY-MM-DD"),
        ("bad-url.jsonl", b'{"text": "a", "url": "file:///etc/passwd"}', "only http and https addresses are taken"),
    ],
)
def test_what_is_said_of_bad_ones(tmp_path: Path, name: str, raw: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert bad(tmp_path / name) == [says]


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert bad(tmp_path / "none.txt") == ["no such file"]


@pytest.mark.parametrize(
    ("name", "says"), [("loop", "Too many levels of symbolic links"), ("n" * 300, "File name too long")]
)
def test_what_cannot_be_reached_says_why(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert bad(tmp_path / name) == [says]


def test_folder_names_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "z.txt").write_bytes(GOOD)
    with socket.socket(socket.AF_UNIX) as line:
        line.bind(str(tmp_path / "socket"))
    assert [one.raw for one in good(tmp_path)] == [GOOD]
    assert [(Path(one.name).name, one.bad) for one in bring(tmp_path) if one.bad] == [
        ("circle", "Too many levels of symbolic links"),
        ("gone.txt", "no such file"),
        ("pipe", "neither a file nor a folder"),
        ("socket", "neither a file nor a folder"),
        ("again", "a link to a folder, which is not followed"),
    ]


def test_folder_that_is_closed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(place: object) -> None:  # the tests may run as root, to whom none is
        raise PermissionError(13, "Permission denied", str(place))

    monkeypatch.setattr(os, "scandir", closed)
    assert bad(tmp_path) == ["Permission denied"]


def test_letters_that_no_database_keeps_are_replaced(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_bytes(GOOD)
    (tmp_path / "b.jsonl").write_text('{"text": "Talks ended.", "title": "\\ud83d The\\u0000 end"}')
    assert [(Path(one.name).name, one.title) for one in good(tmp_path)] == [("a?.txt", ""), ("b.jsonl:1", "? The end")]


def test_address_that_is_none_is_named_in_a_manifest_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "manifest.yaml").write_text("- {file: a.txt, url: 'file:///etc/passwd'}\n")
    assert bad(tmp_path) == ["only http and https addresses are taken"]


def test_good_ones_beside_a_bad_one_go_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "b.txt").write_bytes(b"")
    assert ([one.raw for one in good(tmp_path)], bad(tmp_path)) == ([GOOD], ["empty"])


def test_zip_names_are_only_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../etc/x.txt", GOOD)
    (found,) = good(tmp_path / "a.zip")
    assert (found.raw, found.name.endswith("a.zip:../../etc/x.txt")) == (GOOD, True)


def test_zip_bomb_is_cut_off(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"\0" * 50_000_000)
    assert bad(tmp_path / "a.zip") == ["larger than 5 MB"]


def test_an_archive_within_an_archive_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("in.zip", b"PK")
        archive.writestr("a.txt", GOOD)
    assert (bad(tmp_path / "a.zip"), len(good(tmp_path / "a.zip"))) == (
        ["an archive within an archive is not opened"],
        1,
    )


def test_an_archive_of_overlapping_entries_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry is within the bounds; together they are the disk."""
    monkeypatch.setattr(bringing, "MOST_UNPACKED", 10_000_000)
    monkeypatch.setattr(bringing, "MOST_RATIO", 2)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(9):
            archive.writestr(f"{n}.txt", b"a b " * 1_000_000)
    found = list(bring(tmp_path / "a.zip"))
    assert [one.bad for one in found] == ["", "", "unpacks to far more than it holds; the rest was left out"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_csv_in_other_letters_and_with_other_separators(tmp_path: Path, separator: str, encoding: str) -> None:
    raw = f"text{separator}url\nПереговоры{separator}https://a.example/1\n".encode(encoding)
    (tmp_path / "a.csv").write_bytes(raw)
    assert [(one.raw.decode(), one.url) for one in good(tmp_path)] == [("Переговоры", "https://a.example/1")]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("text\nПереговоры\n".encode("cp1251"), "neither in UTF-8 nor in UTF-16: save it as UTF-8"),
        (b"Talks ended,https://a.example/1\nMore,x\n", "has no column named text, body or content"),
        (b"", "has no column named text, body or content"),
    ],
)
def test_csv_that_cannot_be_read_is_told_once(tmp_path: Path, raw: bytes, says: str) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    assert [(one.bad, one.raw) for one in bring(tmp_path / "a.csv")] == [(says, b"")]


@pytest.mark.parametrize(
    ("part", "says"),
    [(0.1, "the file ends within a record"), (0.8, "shorter than its record says"), (0.999, "the file ends within")],
)
def test_warc_that_is_cut_off_says_so(tmp_path: Path, part: float, says: str) -> None:
    whole = io.BytesIO()
    writer = WARCWriter(whole, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], "HTTP/1.1")
    body = io.BytesIO(random.Random(1).randbytes(9000))
    record = writer.create_warc_record("https://a.example/1", "response", body, http_headers=headers)
    writer.write_record(record)
    record.raw_stream.close()
    raw = whole.getvalue()
    (tmp_path / "a.warc.gz").write_bytes(raw[: int(len(raw) * part)])
    assert says in "; ".join(bad(tmp_path / "a.warc.gz"))


def test_csv_and_jsonl_bring_their_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Text,Date,URL,Outlet\nTalks ended.,2017-09-15,https://a.example/1,an-outlet\n")
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": "Talks ended.", "date": "2017-09-15", "url": "https://a.example/1", "outlet": "an-outlet"})
    )
    told = [(one.raw, one.published, one.url, one.outlet) for one in good(tmp_path)]
    assert told == [(b"Talks ended.", date(2017, 9, 15), "https://a.example/1", "an-outlet")] * 2


def test_warc_brings_responses_with_their_address(tmp_path: Path) -> None:
    with (tmp_path / "a.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for status in ("200 OK", "404 Not Found"):
            headers = StatusAndHeaders(status, [("Content-Type", "text/html")], "HTTP/1.1")
            url = "https://a.example/1"
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(GOOD), http_headers=headers)
            writer.write_record(record)
            record.raw_stream.close()
    (found,) = good(tmp_path / "a.warc.gz")
    assert (found.raw, found.url, found.media_type) == (GOOD, "https://a.example/1", "text/html")


def test_manifest_tells_of_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(GOOD)
    (tmp_path / "not-listed.txt").write_bytes(GOOD)
    (tmp_path / "manifest.yaml").write_text("- {file: a.txt, published: 2017-09-15, text_public: true}")
    assert [(one.published, one.text_public) for one in good(tmp_path)] == [(date(2017, 9, 15), True)]


@pytest.mark.parametrize("name", ["..", ".", "up", "x/../.."])
def test_a_manifest_names_nothing_beyond_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("Not to be taken.")
    folder = tmp_path / "of-a-stranger"
    folder.mkdir()
    (folder / "up").symlink_to("..")
    (folder / "manifest.yaml").write_text(f"- file: {name!r}")
    (told,) = bring(folder)
    assert (told.raw, told.bad) == (b"", "names no file" if name == "." else "leads out of its folder")


def test_a_link_that_leads_out_of_a_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Not to be taken.")
    folder = tmp_path / "of-a-stranger"
    folder.mkdir()
    (folder / "a.txt").write_text("A text.")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    assert [one.raw for one in good(folder)] == [b"A text.", b"A text."]
    assert bad(folder) == ["leads out of its folder"]


def test_headers_of_an_archive_stay_on_their_line(tmp_path: Path) -> None:
    told = "Content-Type: text/html\rX: 1\r\nX-Folded: a\r\n\tb\r\nX-Cut: c\rd"
    body = f"HTTP/1.0 200 OK\r\n{told}\r\n\r\nA text."
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: {len(body)}"
    (tmp_path / "a.warc").write_bytes(f"{head}\r\n\r\n{body}\r\n\r\n".encode())
    (one,) = bring(tmp_path / "a.warc")
    assert (one.media_type, one.headers[1:]) == ("text/html X: 1", [["X-Folded", "a b"], ["X-Cut", "c d"]])
