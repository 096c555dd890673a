"""What is withheld leaves the record's citations and the exports, and comes back when lifted."""

import gzip
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from events.management.commands import export_warc
from events.models import Claim
from events.services import keeping, reviewing, withholding
from talks.models import Citation, RoundState, Statement, Trail
from talks.services.deriving import rebuild
from talks.services.loading import DATA, load
from tests.events.readers import NOW, article, read, sixth
from tests.talks.conftest import django_db_setup  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def accepted(django_user_model: Any) -> Citation:
    read(article(), sixth())
    by = reviewing.by(django_user_model.objects.create(username="editor"), NOW)
    citation = reviewing.accept(Claim.objects.get(), by)
    assert citation is not None
    return citation


def exported(folder: Path) -> bytes:
    call_command("export_warc", str(folder / "out.warc.gz"), verbosity=0)
    return gzip.decompress((folder / "out.warc.gz").read_bytes())


@pytest.mark.parametrize("scope", ["name", "quote", "article"])
def test_withheld_words_leave_the_record(accepted: Citation, scope: str) -> None:
    claim = Claim.objects.get()
    target = {"name": "sixth ROUND", "quote": claim.pk, "article": claim.article_id}[scope]
    withholding.withhold(scope, target, "asked for", user=None, now=NOW)
    assert Citation.objects.get(pk=accepted.pk).quote == ""


def test_lifted_words_come_back(accepted: Citation) -> None:
    row = withholding.withhold("name", "sixth round", "asked for", user=None, now=NOW)
    withholding.lift(row, user=None, now=NOW)
    assert Citation.objects.get(pk=accepted.pk).quote == accepted.quote


def test_a_statement_that_holds_a_withheld_name_goes_with_it_and_comes_back(accepted: Citation) -> None:
    statement = accepted.statement
    Statement.objects.filter(pk=statement.pk).update(claimant_words="Somebody Else")
    rebuild()
    before = RoundState.objects.filter(round=statement.round).count()
    row = withholding.withhold("name", "somebody else", "asked for", user=None, now=NOW)
    kept = Statement.objects.standing().filter(pk=statement.pk).exists()
    withholding.lift(row, user=None, now=NOW)
    assert (kept, Statement.objects.standing().filter(pk=statement.pk).exists()) == (False, True)
    assert RoundState.objects.filter(round=statement.round).count() == before > 0


def test_what_the_files_bring_after_a_name_was_withheld_never_shows(tmp_path: Path) -> None:
    withholding.withhold("name", "somebody else", "asked for", user=None, now=NOW)
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    file = folder / "rounds" / "astana.yaml"
    told = file.read_text(encoding="utf-8")
    file.write_text(told.replace("by: Kazakh foreign minister Kairat Abdrakhmanov", "by: Somebody Else"), "utf-8")
    moved = RoundState.objects.filter(round__slug="astana-6", moves=1).count()

    load(folder, NOW)

    brought = Statement.objects.filter(claimant_words="Somebody Else").values_list("withheld", flat=True)
    assert (list(brought), moved > 0) == ([True] * len(brought), True)
    assert len(brought) > 0
    assert not RoundState.objects.filter(round__slug="astana-6", known_from="2017-08-22").exists()


def test_what_two_withhold_stays_until_both_are_lifted(accepted: Citation) -> None:
    row = withholding.withhold("name", "sixth round", "asked for", user=None, now=NOW)
    withholding.withhold("name", "September", "asked for", user=None, now=NOW)
    withholding.lift(row, user=None, now=NOW)
    assert Citation.objects.get(pk=accepted.pk).quote == ""


def test_export_holds_no_withheld_name(tmp_path: Path) -> None:
    article()
    withholding.withhold("name", "Qarat", "asked for", user=None, now=NOW)
    assert b"Qarat" not in exported(tmp_path)


def captured(raw: bytes, **columns: Any) -> None:
    """One more capture of an article."""
    keeping.keep([keeping.Came(article(), raw, columns)], NOW)


NAME = "Zebulon Quantrill"
BODY = "<p>Said {} in Astana.</p>"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (NAME, BODY.format("Zebulon\n\tQUANTRILL").encode()),
        (NAME, BODY.format("Zebulon&nbsp;Quantr&#105;ll").encode()),
        (NAME, BODY.format("Zebulon <b>Quantrill</b>").encode()),
        (NAME, BODY.format(NAME).encode("utf-16")),
        ("Зебулон Квантрилл", BODY.format("Зебулон Квантрилл").encode("cp1251")),
        ("Zébulon Quantrill", BODY.format("Zébulon Quantrill").encode("latin-1")),
    ],
)
def test_export_holds_no_withheld_name_in_any_writing(tmp_path: Path, name: str, raw: bytes) -> None:
    captured(raw)
    assert raw in exported(tmp_path)
    (tmp_path / "out.warc.gz").unlink()
    withholding.withhold("name", name, "asked for", user=None, now=NOW)
    assert raw not in exported(tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        {"final_url": "https://a.example/zebulon-quantrill/1"},
        {"final_url": "https://a.example/?q=Zebulon%20Quantrill"},
        {"status": 200, "headers": [["Content-Disposition", 'inline; filename="Zebulon Quantrill.html"']]},
    ],
)
def test_export_holds_no_withheld_name_in_address_or_headers(tmp_path: Path, told: dict[str, Any]) -> None:
    captured(b"Nobody is named.", **told)
    withholding.withhold("name", NAME, "asked for", user=None, now=NOW)
    assert b"uantrill" not in exported(tmp_path)


def test_export_holds_the_bytes_as_they_came(tmp_path: Path) -> None:
    made = article()
    written = exported(tmp_path)
    assert b"sixth round" in written
    assert made.captures.get().sha256.encode() in written


def test_an_export_that_fails_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article()
    monkeypatch.setattr(export_warc, "may_leave", lambda capture, body: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        exported(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_export_writes_over_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "out.warc.gz").write_bytes(b"of somebody else")
    with pytest.raises(CommandError, match="exists"):
        exported(tmp_path)
    assert (tmp_path / "out.warc.gz").read_bytes() == b"of somebody else"


def test_trail_tells_no_withheld_name() -> None:
    withholding.withhold("name", "Somebody Else", "asked for", user=None, now=NOW)
    row = Trail.objects.get(verb="withheld")
    assert "Somebody" not in f"{row.subject}{row.details}"


@pytest.mark.parametrize(("scope", "target", "reason"), [("name", " ", "x"), ("name", "A", " "), ("quote", "0", "x")])
def test_nothing_is_withheld_without_target_and_reason(scope: str, target: str, reason: str) -> None:
    with pytest.raises(withholding.NoSuchTarget):
        withholding.withhold(scope, target, reason, user=None, now=NOW)
