"""Files that were good once, cut, swapped and overwritten at random: each is read or told of, none stops the others."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events import tasks
from events.models import Parcel
from events.services.bringing import Brought, bring

TEXT = "The sixth round of talks on Syria ended in Astana on Friday.\n" * 40
MUTANTS = 150


def zipped() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            archive.writestr(f"{packing}.txt", TEXT, compress_type=packing)
    return raw.getvalue()


def warc() -> bytes:
    members = []
    for n in range(3):
        body = f"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n{TEXT}"
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{n}\r\nContent-Length: {len(body)}"
        )
        members.append(gzip.compress(f"{head}\r\n\r\n{body}\r\n\r\n".encode()))
    return b"".join(members)


def table() -> bytes:
    return f'text,url,published\n"{TEXT}",https://a.example/1,2017-09-15\n"{TEXT}",https://a.example/2,2017-09-16\n'.encode()


def rows() -> bytes:
    return b'{"text": "The round ended.", "published": "2017-09-15"}\n{"text": "The next round."}\n' * 3


def manifest() -> bytes:
    return b"- file: a.txt\n  published: 2017-09-15\n- {file: b.txt, outlet: tass}\n"


def damaged(raw: bytes, chance: random.Random) -> bytes:
    rest = bytearray(raw)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(rest))
        match chance.choice(("flip", "cut", "swap", "overwrite")):
            case "flip":
                rest[at] ^= 1 << chance.randrange(8)
            case "cut":
                del rest[at : at + chance.randint(1, max(1, len(rest) // 8))]
            case "swap":
                other = chance.randrange(len(rest))
                rest[at], rest[other] = rest[other], rest[at]
            case _:
                rest[at : at + 8] = chance.randbytes(8)
        if not rest:
            break
    return bytes(rest)


@pytest.mark.parametrize(
    ("name", "whole"),
    [("a.zip", zipped), ("a.warc.gz", warc), ("a.csv", table), ("a.jsonl", rows), ("manifest.yaml", manifest)],
)
def test_no_damage_stops_the_bringing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, whole: Callable[[], bytes]
) -> None:
    chance = random.Random(name)
    for other in ("a.txt", "b.txt"):
        (tmp_path / other).write_text(TEXT)
    told = 0
    for _ in range(MUTANTS):
        (tmp_path / name).write_bytes(damaged(whole(), chance))
        brought = list(bring(tmp_path if name == "manifest.yaml" else tmp_path / name))
        told += any(one.bad for one in brought)
        assert all(isinstance(one, Brought) and (one.bad or one.raw) for one in brought)
    assert told, "no mutant was damaged enough to be told of"
    assert capsys.readouterr().err == ""  # bytes of a stranger's file are no message


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "no list of files"),
        (b"{file: a.txt}", "no list of files"),
        (b"- a.txt", "names no file"),
        (b"- {outlet: tass}", "names no file"),
        (b"- file: ../../etc/passwd", "no such file"),
    ],
)
def test_what_is_said_of_a_bad_manifest(tmp_path: Path, raw: bytes, says: str) -> None:
    (tmp_path / "manifest.yaml").write_bytes(raw)
    assert [one.bad for one in bring(tmp_path)] == [says]


@pytest.mark.django_db
def test_a_row_with_an_unknown_outlet_is_named_and_the_others_go_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tasks.open_parcels, "delay", lambda keys: None)
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "One.", "outlet": "tass"}\n{"text": "Two.", "outlet": "the-daily-sea"}\n{"text": "Three."}\n'
    )

    with pytest.raises(CommandError, match="1 could not be taken in"):
        call_command("ingest", str(path))

    assert list(Parcel.objects.order_by("pk").values_list("name", "outlet__slug")) == [
        (f"{path}:1", "tass"),
        (f"{path}:3", None),
    ]
    assert f"{path}:2: there is no outlet 'the-daily-sea'" in capsys.readouterr().err
