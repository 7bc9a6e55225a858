"""What `diff` and `whatif` write, against golden files, byte for byte, and against hostile text.

If it fails, scripts that read the JSON break, or text of a journey breaks out of a comment on a pull request.

When a format is meant to change, write the files anew and look at the difference before you commit it:
``CXJOURNEY_UPDATE_GOLDEN=1 pytest tests/formats``.
"""

import dataclasses
import json
import os
import re
from pathlib import Path

import pytest

from cxjourney.analysis.diff.finding_changes import FindingChanges, SilencedFinding
from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.analysis.diff.workspace_side import SettingChange
from cxjourney.analysis.whatif.added_step import AddedStep
from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.analysis.whatif.scenario_ranking import what_if
from cxjourney.formats import DIFF, WHATIF, changes
from cxjourney.formats.terminal import Terminal
from cxjourney.languages import Language
from cxjourney.languages.message_files import Messages
from tests.languages.every_message import all_messages

from .workspaces import AFTER, AS_OF, BEFORE, BUYS, CATALOGUE, HOSTILE, HOSTILE_AFTER, compared, studied

GOLDEN = Path(__file__).parent / "golden"
ENDINGS = {"text": "txt", "json": "json", "markdown": "md"}
SUPPOSED = {
    "branch": ((Loss("channel", "branch"),), ()),
    "diary": ((), ("diary",)),
    "both": ((Loss("source", "interviews"), Loss("touchpoint", "cash")), ("diary",)),
    "nothing": ((), ()),
}
STEPS = (AddedStep("buys", "rides", "web"), AddedStep("buys", "looks", "phone"))
"""Cem, and Dora who needs a screen reader, can't travel and get past rides by the web; Ben past looks by phone."""


def check(name: str, format_: str, text: str) -> None:
    """Hold text against its golden file."""
    path = GOLDEN / f"{name}.{ENDINGS[format_]}"
    if os.environ.get("CXJOURNEY_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.is_file(), f"{path.name} is missing: write it with CXJOURNEY_UPDATE_GOLDEN=1"
    assert text == path.read_text("utf-8"), f"{path.name} differs: CXJOURNEY_UPDATE_GOLDEN=1 writes it anew"


@pytest.fixture
def difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Difference:
    monkeypatch.chdir(tmp_path)
    return compared(tmp_path, BEFORE, AFTER)


@pytest.mark.parametrize("format_", DIFF)
def test_diff_is_as_it_was(difference: Difference, format_: str) -> None:
    page = changes.DiffOptions(Terminal(), AS_OF, "main", "0123456789abcdef")
    check("diff", format_, DIFF[format_](difference, page))


@pytest.mark.parametrize("format_", DIFF)
def test_what_is_silenced_is_told(difference: Difference, format_: str) -> None:
    (gone,) = (one.before for one in difference.journeys if one.before and not one.after)
    first, second = difference.findings.new[:2]
    waived, switched_off = SilencedFinding(first, "waiver"), SilencedFinding(second, "configuration")
    setting = SettingChange("cxjourney.toml", "exclude", (), ("goes.yaml", "old/*"))
    silenced = dataclasses.replace(
        difference,
        journeys=(),
        broken=(),
        excluded=(gone,),
        configuration=(setting, SettingChange("cxjourney.toml", "profile", ("strict",), ("standard",))),
        findings=FindingChanges(silenced=(waived,), new_silenced=(switched_off,)),
    )
    page = changes.DiffOptions(Terminal(), AS_OF, "main", "0123456789abcdef")
    check("diff-silenced", format_, DIFF[format_](silenced, page))
    quiet = dataclasses.replace(silenced, excluded=(), findings=FindingChanges(silenced=(waived,)))
    if format_ != "json":
        assert "no regression, but 1 finding is silenced" in DIFF[format_](quiet, page)
    assert not quiet.is_regression


@pytest.mark.parametrize("format_", DIFF)
def test_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    monkeypatch.chdir(tmp_path)
    page = changes.DiffOptions(Terminal(), AS_OF, "old", None)
    check("diff-nothing", format_, DIFF[format_](compared(tmp_path, BEFORE, BEFORE), page))


@pytest.mark.parametrize("supposed", SUPPOSED)
@pytest.mark.parametrize("format_", WHATIF)
def test_whatif_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str, supposed: str) -> None:
    monkeypatch.chdir(tmp_path)
    losses, sources = SUPPOSED[supposed]
    files = {
        "catalogue": CATALOGUE,
        "buys": BUYS,
        "small": "journey: small\ntitle: Small\nstages: [{id: a, title: A}]\n",
    }
    prospects = [what_if(study, losses, sources) for study in studied(Path(), files)]
    check(
        f"whatif-{supposed}",
        format_,
        WHATIF[format_](prospects, changes.WhatifOptions(Terminal(), AS_OF, losses, sources)),
    )


@pytest.mark.parametrize("format_", WHATIF)
def test_added_steps_are_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    monkeypatch.chdir(tmp_path)
    access = "{travel: none, assistive: [screen-reader]}"
    dora = f"  dora: {{title: Dora, share: 0.1, access: {access}}}"
    catalogue = CATALOGUE.replace("share: 0.2", "share: 0.1").replace("data_sources:", f"{dora}\ndata_sources:")
    files = {
        "catalogue": catalogue,
        "buys": BUYS,
        "small": "journey: small\ntitle: S\nstages: [{id: a, title: A}]\n",
    }
    studies = studied(Path(), files)
    page = changes.WhatifOptions(Terminal(), AS_OF, (), (), steps=STEPS)
    check("whatif-steps", format_, WHATIF[format_]([what_if(study, added=STEPS) for study in studies], page))
    page = changes.WhatifOptions(Terminal(), AS_OF, (), ())
    check("whatif-best-steps", format_, WHATIF[format_]([what_if(study) for study in studies], page))


def test_golden_files_are_of_formats() -> None:
    assert {path.suffix[1:] for path in GOLDEN.iterdir()} == {ENDINGS[format_] for format_ in (*DIFF, *WHATIF)}


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_decision_and_missing_shares_are_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.chdir(tmp_path)
    files = {"catalogue": re.sub(r", share: [0-9.]+", "", CATALOGUE), "buys": BUYS}
    (study,) = studied(Path(), files)
    loss = (Loss("channel", "branch"),)
    text = WHATIF[format_]([what_if(study, loss)], changes.WhatifOptions(Terminal(), AS_OF, loss, ()))
    assert text.count("Ann is newly stranded at rides; Ben is newly stranded at looks.") == 1
    assert text.count("newly stranded") == 2
    assert "Also worse" in text
    assert "no share given" not in text
    assert text.count("not every persona has a share") == (format_ == "text")


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_nobody_is_called_able_where_no_personas_travel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.chdir(tmp_path)
    alone = (
        "journey: j\ntitle: J\nstages: [{id: a, title: A, data: [s]}]\ndata_sources: {s: {title: S, type: survey}}\n"
    )
    what = compared(tmp_path, {"j": alone}, {"j": alone.replace(", data: [s]", "")})
    text = DIFF[format_](what, changes.DiffOptions(Terminal(), AS_OF, "old", None))
    assert "able 0" not in text.lower()
    assert ("no personas travel the journey" in text) == (format_ == "text")


class TestHostileText:
    """Titles that hold markup, mentions, escape sequences and commands of build services."""

    def text(self, folder: Path, format_: str, terminal: Terminal) -> str:
        what = compared(
            folder, {"catalogue": CATALOGUE, "buys": HOSTILE}, {"catalogue": CATALOGUE, "buys": HOSTILE_AFTER}
        )
        assert what.journeys[0].is_changed
        written: str = DIFF[format_](what, changes.DiffOptions(terminal, AS_OF, "<x>|`@me", None))
        (study,) = studied(folder, {"catalogue": CATALOGUE, "buys": HOSTILE})
        losses = (Loss("touchpoint", study.journey.stages[1].touchpoints[1].title),)
        page = changes.WhatifOptions(terminal, AS_OF, losses, ())
        supposed: str = WHATIF[format_]([what_if(study, losses)], page)
        assert "Ben" in supposed
        return written + supposed

    @pytest.mark.parametrize("terminal", [Terminal(), Terminal(40), Terminal(None, False, False)])
    def test_text(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: Terminal) -> None:
        monkeypatch.chdir(tmp_path)
        text = self.text(tmp_path, "text", terminal)
        assert not {"\x1b", "\u202e"} & set(text)
        assert "##[" not in text
        assert "[red]" in text.replace("\n", " ")
        assert terminal.unicode or text.isascii()

    def test_markdown(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        text = self.text(tmp_path, "markdown", Terminal())
        assert not {"\x1b", "\u202e", "<", "@"} & set(text)
        assert "##[" not in text
        assert "](http" not in text
        rows = [line for line in text.splitlines() if line.startswith("| ")]
        assert {line.count("|") for line in rows} == {6}

    def test_json(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        text = self.text(tmp_path, "json", Terminal(None, False, False))
        assert text.isascii()
        assert "##[" not in text
        decoder = json.JSONDecoder()
        first, end = decoder.raw_decode(text)
        assert "<b>x</b> | `y`" in first["journeys"][0]["title"]
        assert decoder.raw_decode(text[end:].strip())[0]["version"] == 1


def test_markdown_fits_a_comment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = {"catalogue": CATALOGUE} | {f"j{n}": BUYS.replace("journey: buys", f"journey: j{n}") for n in range(60)}
    after = {name: text.replace("data: [interviews]", "data: []") for name, text in before.items()}
    monkeypatch.setattr("cxjourney.formats.changes.markdown.MAX_CHARACTERS", 12_000)
    text = DIFF["markdown"](compared(tmp_path, before, after), changes.DiffOptions(Terminal(), AS_OF, "old", None))
    assert len(text) < 12_500
    assert "And 10 more journeys." in text
    assert "There was no room for" in text


def in_capitals() -> Language:
    """A language whose own words are in capitals, so that what comes from elsewhere is seen."""
    messages = Messages("en")
    for key, text in all_messages("en").items():
        pieces = re.split(r"(\{\w+\})", text)
        messages[key] = "".join(piece if number % 2 else piece.upper() for number, piece in enumerate(pieces))
    return Language("en", "en", "ltr", messages)


@pytest.mark.parametrize("supposed", SUPPOSED)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_every_word_is_of_the_language_or_of_the_files(
    difference: Difference, tmp_path: Path, format_: str, supposed: str
) -> None:
    losses, sources = SUPPOSED[supposed]
    prospects = [what_if(study, losses, sources) for study in studied(tmp_path, BEFORE)]
    without_findings = dataclasses.replace(difference, findings=FindingChanges())
    diff = changes.DiffOptions(Terminal(), AS_OF, "main", None, empty=True, words=in_capitals())
    whatif = changes.WhatifOptions(Terminal(), AS_OF, losses, sources, in_capitals())
    text = DIFF[format_](without_findings, diff) + WHATIF[format_](prospects, whatif)
    ours = set(re.findall("[a-z]+", "".join((*BEFORE.values(), *AFTER.values())))) | {"main", "cxjourney"}
    assert set(re.findall("[a-z]+", text)) - ours == set()
    assert "NOW" in text


def test_markdown_says_of_which_journey_the_shares_are_assumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shared = "data_sources: {panel: {title: Panel, type: survey, refreshed: 2026-11-20}}\n"
    before = {"catalogue": shared} | {
        name: f"journey: {name}\ntitle: {name.title()}\npersonas: {{{name}-p: {{title: P, share: {share}}}}}\n"
        "stages: [{id: s, title: S}]\n"
        for name, share in (("shown", "{value: 0.5, source: panel}"), ("said", "0.5"))
    }
    after = {name: text.replace("{id: s, title: S}", "{id: s, title: Other}") for name, text in before.items()}
    options = changes.DiffOptions(Terminal(), AS_OF, "main", "0123456789abcdef")
    page = DIFF["markdown"](compared(tmp_path, before, after), options)
    assert "\nSaid (`said`): Shares are assumed: no data that counts is named for them.\n" in page
    assert page.count("Shares are assumed") == 1
