"""`manage.py ingest` from end to end, with a worker that works at once: what goes in, what is said, how it ends."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from kombu.exceptions import OperationalError

from config.celery import app
from events import tasks
from events.management.bells import UNCARRIED
from events.management.commands import ingest as ingesting
from events.models import Article, Claim, Outlet, Parcel
from events.services import children, pulses
from talks.models import Origin

pytestmark = pytest.mark.django_db
TALKS = "The sixth round of the Astana talks on Syria will be held in Astana on 14 and 15 September 2017."


@pytest.fixture(autouse=True)
def _worker() -> Iterator[None]:
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False
    children.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good texts, and between them one that is none."""
    for name, raw in (
        ("a.txt", TALKS.encode()),
        ("b.png", b"\x89PNG\r\n"),
        ("c.txt", b"Nothing of the talks was told."),
    ):
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def ingest(*args: object) -> str:
    """How it ends: the sentence of an error, which is exit status 1, or nothing."""
    try:
        call_command("ingest", *map(str, args), "--wait")
    except CommandError as error:
        return str(error)
    return ""


def test_bad_file_among_good_ones_is_named_and_the_others_go_in(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ingest(folder) == "1 could not be taken in; all others were"
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        f"2 read, {Claim.objects.count()} claims\n",
        f"{folder / 'b.png'}: the input is binary, not text\n",
    )
    assert sorted(Parcel.objects.values_list("state", flat=True)) == ["done", "done", "failed"]
    assert Claim.objects.filter(property="schedule").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--outlet", "no-such"), "--outlet: there is no outlet 'no-such'; /outlets/ lists them"),
        (("--outlet", ""), "--outlet: there is no outlet ''; /outlets/ lists them"),
        (("--published", ""), "--published: '' is no date: write YYYY-MM-DD"),
        (("--published", "soon"), "--published: 'soon' is no date: write YYYY-MM-DD"),
        (("--published", "2017-02-30"), "--published: '2017-02-30' is no date: write YYYY-MM-DD"),
        (("--published", "2999-01-01"), "--published: 2999-01-01 lies in the future"),
    ],
)
def test_option_that_cannot_be_meant_stops_before_anything_is_kept(
    folder: Path, options: tuple[str, str], says: str
) -> None:
    assert (ingest(folder, *options), Parcel.objects.count()) == (says, 0)


def test_an_empty_name_is_not_the_folder_one_stands_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert (ingest(""), Parcel.objects.count()) == ("an empty name stands among what is to be taken in", 0)


def test_a_name_gives_the_terminal_no_orders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a\n\x1b[2J.txt").write_bytes(b"")
    ingest(tmp_path)
    assert capsys.readouterr().err == f"{tmp_path}/a??[2J.txt: empty\n"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('{"text": "Other words.", "outlet": "no-such"}', "there is no outlet 'no-such'; /outlets/ lists them"),
        ('{"text": "Other words.", "published": "soon"}', "'soon' is no date: write YYYY-MM-DD"),
        ('{"text": "Other words.", "published": "2017-13-01"}', "'2017-13-01' is no date: write YYYY-MM-DD"),
    ],
)
def test_row_that_cannot_be_meant_is_named_and_the_others_go_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, says: str
) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{row}\n{{"text": "{TALKS}", "outlet": "tass", "published": "2017-09-02"}}\n')
    assert ingest(file) == "1 could not be taken in; all others were"
    assert capsys.readouterr().err == f"{file}:1: {says}\n"
    assert [(row.outlet and row.outlet.slug, str(row.published)) for row in Article.objects.all()] == [
        ("tass", "2017-09-02")
    ]


@pytest.mark.parametrize(
    ("dateline", "inferred"), [("", None), ("ASTANA, September 9, 2017. ", date(2017, 9, 9))], ids=["none", "inferred"]
)
def test_a_day_told_later_is_kept_and_the_text_read_again(tmp_path: Path, dateline: str, inferred: date | None) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{dateline}{TALKS}")
    assert ingest(file) == ""
    before = Article.objects.get()
    assert (before.published, before.published_inferred) == (inferred, inferred is not None)

    assert ingest(file, "--published", "2017-09-12") == ""

    after = Article.objects.get()
    assert (after.published, after.published_inferred, after.state) == (date(2017, 9, 12), False, "done")
    assert before.read_at is not None and after.read_at is not None
    assert after.read_at > before.read_at


def test_an_outlet_told_later_is_kept_and_the_origin_told_by_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TALKS)
    Outlet.objects.filter(slug="tass").update(origin=Origin.objects.create(slug="tass", name="TASS"))
    assert ingest(file, "--published", "2017-09-12") == ""
    before = Article.objects.select_related("source").get()
    assert (before.outlet, before.origin, before.source.origin, before.source.publisher) == (None, None, None, "")

    assert ingest(file, "--published", "2017-09-12", "--outlet", "tass") == ""

    after = Article.objects.select_related("source", "outlet").get()
    assert after.outlet is not None and after.outlet.slug == "tass"
    assert after.origin_id == after.source.origin_id == after.outlet.origin_id is not None
    assert (after.source.publisher, after.state) == (after.outlet.name, "done")

    assert ingest(file, "--published", "2017-09-12", "--outlet", "sana") == ""
    assert Article.objects.get().outlet_id == after.outlet_id  # what was told first stays


def test_mended_file_brings_only_what_was_missing(folder: Path) -> None:
    ingest(folder)
    (folder / "b.png").write_bytes(b"By now this is a text about the talks.")
    assert (ingest(folder), Article.objects.filter(state="done").count()) == ("", 3)


@pytest.mark.parametrize(
    ("name", "held"),
    [
        ("empty", None),
        ("empty.jsonl", b"\n"),
        ("empty.csv", b"text\n"),
    ],
)
def test_what_holds_no_article_is_named_and_the_others_go_in(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str], name: str, held: bytes | None
) -> None:
    empty = tmp_path / "beside" / name
    empty.parent.mkdir()
    empty.mkdir() if held is None else empty.write_bytes(held)
    assert ingest(empty, folder / "a.txt") == "1 could not be taken in; all others were"
    assert capsys.readouterr().err == f"{empty}: no article in it\n"
    assert Parcel.objects.count() == 1


def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with stopped_after(20):
        assert ingest(pipe) == "1 could not be taken in; all others were"
    assert capsys.readouterr().err == f"{pipe}: neither a file nor a folder\n"


@contextmanager
def stopped_after(seconds: int) -> Iterator[None]:
    """What waits without end is broken off, so that its test fails."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Callable[[], None]]]:
    """Bells that nobody hears, and looks far apart: what happens at each of them, in turn."""
    happens: list[Callable[[], None]] = []
    seconds = iter(range(0, 6000, 20))
    clock = SimpleNamespace(monotonic=lambda: next(seconds), sleep=lambda _: happens and happens.pop(0)())
    monkeypatch.setattr(ingesting, "time", clock)
    for bell in (tasks.open_parcels, tasks.sweep):
        monkeypatch.setattr(bell, "delay", lambda *_: None)
    yield happens


def opened() -> None:
    tasks.open_parcels(list(Parcel.objects.values_list("pk", flat=True)))


def test_a_batch_that_no_worker_takes_says_so(folder: Path, queue: list[Callable[[], None]]) -> None:
    pulses.note(pulses.WORKER, timezone.now() - timedelta(minutes=9))
    assert ingest(folder) == (
        "3 wait, and nothing moved for 120 s. Is a worker running (celery -A config worker)? "
        "They are kept, and done once one is."
    )
    assert Parcel.objects.filter(state="open").count() == 3


def test_a_batch_behind_other_work_is_waited_for(
    folder: Path, queue: list[Callable[[], None]], capsys: pytest.CaptureFixture[str]
) -> None:
    pulses.note(pulses.WORKER, timezone.now())
    queue += [lambda: None] * 12 + [opened]
    assert ingest(folder / "a.txt") == ""
    told = capsys.readouterr()
    assert set(told.err.splitlines()) == {"1 wait behind other work, which a worker does."}
    assert told.out.startswith("1 read")


def test_what_is_put_off_is_told_with_its_hour(folder: Path, queue: list[Callable[[], None]]) -> None:
    pulses.note(pulses.WORKER, timezone.now())
    due = (timezone.now() + timedelta(hours=2)).replace(minute=7)

    def put_off() -> None:
        Parcel.objects.update(due_at=due, error="the host asks to wait")

    queue += [put_off]
    assert ingest(folder / "a.txt") == f"1 put off, to be tried again from {due:%H:%M} UTC on: the host asks to wait"


def test_without_a_broker_all_is_kept_and_said_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rung = []

    def nobody(part: list[int]) -> None:
        rung.append(part)
        raise OperationalError("Timeout reading from socket")

    monkeypatch.setattr(tasks.open_parcels, "delay", nobody)
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    (folder / "b.png").unlink()
    call_command("ingest", str(folder))
    assert (Parcel.objects.filter(state="open").count(), len(rung)) == (2, 1)
    told = capsys.readouterr()
    assert (told.out, told.err) == ("2 kept for the workers\n", f"{UNCARRIED}\n")
