"""How right the reader is: what the command keeps, and what the page shows of it; and which reader a claim carries."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events import tasks
from events.models import Claim, Evaluation
from events.reading import VERSION
from tests.events.readers import article, read, sixth
from tests.pages.asking import text

pytestmark = pytest.mark.django_db

TEXT = (
    "The sixth round of the Astana talks on Syria will be held on September 14-15, Kazakhstan said.\n\n"
    "Syria's war goes on in Syria.\n"
)
KEY = """\
rounds:
- {track: astana, number: 6, status: scheduled, start: 2017-09-14, end: 2017-09-15}
- {track: astana, number: 5, status: held}
zones: []
"""


def case(folder: Path) -> Path:
    made = folder / "000-sixth-round"
    made.mkdir()
    (made / "article.txt").write_text(TEXT)
    (made / "meta.yaml").write_text("published: 2017-09-02\nlanguage: en\n")
    (made / "key.yaml").write_text(KEY)
    return folder


def test_what_is_measured_is_kept_with_its_reader(tmp_path: Path) -> None:
    call_command("evaluate", str(case(tmp_path)), "--quiet")
    kept = Evaluation.objects.get()
    assert (kept.reader, kept.language, kept.cases) == (VERSION, "en", 1)


def test_its_counts_are_those_of_the_key(tmp_path: Path) -> None:
    call_command("evaluate", str(case(tmp_path)), "--quiet")
    lists = Evaluation.objects.get().result["lists"]
    counts = {name: (lists[name]["right"], lists[name]["wrong"], lists[name]["missing"]) for name in lists}
    assert (counts["rounds"], counts["schedule"], counts["zones"]) == ((1, 0, 1), (1, 0, 0), (0, 0, 0))


def test_the_page_shows_what_was_kept(tmp_path: Path) -> None:
    call_command("evaluate", str(case(tmp_path)), "--quiet")
    shown = text("/accuracy/")
    assert f"English, 1 text Reader {VERSION}, measured on" in shown
    # The rounds: one right, none wrong, one missing.
    assert "rounds F1 0.667 Precision 1.000 Recall 0.500 Right 1 Wrong 0 Missing 1" in shown


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    call_command("evaluate", str(case(tmp_path)), "--quiet", "--dry-run")
    assert "No measurement has been kept yet" in text("/accuracy/")


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no case found"):
        call_command("evaluate", str(tmp_path))


def test_an_article_read_again_carries_the_reader_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    words = TEXT.replace("sixth", "first")  # a record without rounds knows of no earlier ones
    read(article(words=words), sixth(number=1), version="an older one")
    monkeypatch.setattr(tasks.read, "delay", tasks.read)
    call_command("reread")
    found = Claim.objects.filter(property="schedule", track="astana", number=1)
    assert set(found.values_list("reader", "state")) == {(VERSION, "pending"), ("an older one", "obsolete")}
