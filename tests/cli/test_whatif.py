"""`whatif` as a command: what it takes, and what it says of the example journeys.

If it fails, a decision in a workshop is judged by another thing than the one that was typed.
"""

import json
from pathlib import Path
from typing import Protocol

import pytest

from cxjourney.cli.completion import gains
from tests.paths import EXAMPLE, JOURNEYS

from .command import AS_OF, Ended, run_here


class Ask(Protocol):
    """Asks of some journeys, the example journeys if none are named."""

    def __call__(self, *arguments: str, of: Path = JOURNEYS) -> Ended: ...


@pytest.fixture
def ask(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.setenv("CXJOURNEY_AS_OF", AS_OF)
    monkeypatch.setenv("COLUMNS", "200")

    def asked(*arguments: str, of: Path = JOURNEYS) -> Ended:
        return run_here(capfdbinary, "whatif", str(of), *arguments)

    return asked


def test_the_decision_in_one_line(ask: Ask) -> None:
    ended = ask("--without", "channel:branch", of=EXAMPLE)
    assert ended.status == 0
    assert "Without the channel branch, Greta (14%) is newly stranded at applies." in ended.text


def test_without_a_scenario_it_names_the_worst_loss_and_the_best_source(ask: Ask) -> None:
    ended = ask()
    assert ended.status == 0
    assert ended.text.count("would hurt most: ") == 6
    assert ended.text.count("would close most: ") == 6


@pytest.mark.parametrize(
    ("without", "line"),
    [
        # By hand, from journeys/bank: card-letter is required, and so nobody receives a card; Edwin got stuck before,
        # and Owen, who can't see, can't use a letter.
        (
            "touchpoint:card-letter",
            "Nadia (29%), Marek (18%), Hilary (26%) and Sabah (6%) are newly stranded at receives-card.",
        ),
        # app-code is the only step at which Priya (smartphone, no printer shop nearby) and Mette start a return.
        (
            "touchpoint:app-code",
            "Priya (38%) and Mette (11%) are newly stranded at “Announces the return” (starts-return).",
        ),
        # complaints-register alone sees receives-card and moves-payments with feelings.
        ("source:complaints-register", "has lost its last attitudinal source (complaints-register)"),
        ("stage:shows-originals", "Agnes (16%) is no longer stranded at shows-originals"),
        ("team:branch-network", "Without the team branch-network, "),
        ("channel:post", "Without the channel post, "),
    ],
)
def test_losses_of_the_example_journeys(ask: Ask, without: str, line: str) -> None:
    ended = ask("--without", without)
    assert ended.status == 0
    assert line in ended.text.replace("\n  ", " ")


def test_with_a_source(ask: Ask) -> None:
    ended = ask("--with", "source:carrier-scans")
    assert "With the source carrier-scans, receives-parcel is no longer dark" in ended.text
    assert "Nothing would change in “Applying for a personal loan” (loan-application)" in " ".join(ended.text.split())
    assert "no stage or touchpoint there names the source carrier-scans." in ended.text.replace("\n", " ")


def test_with_a_step(ask: Ask) -> None:
    ended = ask("--with", "shows-originals:home-visit")
    assert ended.status == 0
    named = "With a step in the channel “Home visit” at “Shows the originals” (shows-originals:home-visit), Agnes (16%)"
    assert f"{named} is no longer stranded" in ended.text.replace("\n  ", " ")
    # Nothing says whether somebody who visits agnes brings what she needs.
    assert "Unproven: nothing says whether the step at shows-originals serves the needs of Agnes (16%)." in ended.text
    full = ask("--with", "housing-benefit/shows-originals:home-visit", "--format", "json", of=JOURNEYS / "benefit")
    data = json.loads(full.text)
    assert data["with"] == ["housing-benefit/shows-originals:home-visit"]
    (journey,) = data["journeys"]
    assert journey["supposed"]["unproven"] == [{"persona": "agnes", "stages": ["shows-originals"]}]
    assert [one["persona"] for one in journey["supposed"]["access"]["freed"]] == ["agnes"]


def test_a_stage_that_two_journeys_have(ask: Ask, tmp_path: Path) -> None:
    for id_ in ("one", "two"):
        stages = "[{id: a, title: A, touchpoints: [{title: Form, channel: web}]}]"
        personas = "{ben: {title: Ben, access: {internet: none}}}"
        text = f"journey: {id_}\ntitle: J\nstages: {stages}\npersonas: {personas}\n"
        (tmp_path / f"{id_}.yaml").write_text(text, "utf-8")
    refused = ask("--with", "a:phone", of=tmp_path)
    assert refused.status == 2
    assert "Name the one that is meant: one/a:phone or two/a:phone." in refused.said
    assert "two: " not in ask("--with", "two/a:phone", of=tmp_path).text
    text = ask("--with", "two/a:phone", of=tmp_path).text
    assert "Ben is no longer stranded at a, and able to complete the journey" in text
    assert "Nothing would change in “J” (one): the stage a of two is not one of its stages." in text
    assert "Personas are counted here, not customers" in ask(of=tmp_path).text


def test_why_nothing_would_change(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "journey: a\ntitle: A\nstages:\n  - {id: a, title: A, "
        "touchpoints: [{title: The Line, channel: phone, data: [calls]}]}\n"
        "data_sources:\n  calls: {title: Calls, type: service-contacts, refreshed: 2026-11-20}\n"
        "  diary: {title: Diary, type: diary-study, status: planned}\n"
    )
    for option, thing, why in (
        ("--with", "source:calls", "the source calls counts already"),
        ("--with", "source:diary", "no stage or touchpoint there names the source diary"),
        ("--without", "channel:branch", "no touchpoint there is in the channel branch"),
    ):
        assert ask(option, thing, of=tmp_path).text == f"Nothing would change in a: {why}.\n"
        data = json.loads(ask(option, thing, "--format", "json", of=tmp_path).text)
        assert data["journeys"][0]["summary"].endswith(f", nothing changes: {why}.")
    assert "Did you mean" not in ask("--without", "channel:fax", of=tmp_path).said
    assert ask("--without", "channel:fax", of=tmp_path).said.endswith("There are: phone.\n")
    assert "Without the touchpoint “The Line”, " in ask("--without", "touchpoint:The Line", of=tmp_path).text


def test_an_output_goes_to_a_file(ask: Ask, tmp_path: Path) -> None:
    arguments = ("--without", "channel:branch", "--format", "markdown")
    printed = ask(*arguments).text
    for name in ("-o", "--output"):
        assert ask(*arguments, name, str(tmp_path / "x.md")).text == ""
        assert (tmp_path / "x.md").read_text("utf-8") == printed


def test_json_says_all_of_it(ask: Ask) -> None:
    data = json.loads(ask("--without", "channel:counter", "--with", "source:village-diaries", "--format", "json").text)
    assert (data["version"], data["as_of"]) == (1, AS_OF)
    assert data["without"] == ["channel:counter"]
    assert data["with"] == ["source:village-diaries"]
    assert len(data["journeys"]) == 6
    by_id = {journey["journey"]: journey for journey in data["journeys"]}
    account = by_id["open-current-account"]
    assert account["supposed"]["changed"]
    assert account["summary"].startswith("Without the channel counter, but with the source village-diaries, ")
    assert set(data["journeys"][0]["supposed"]) == {
        "without", "with", "changed", "unproven", "ownerless", "joined", "compelled", "worse", "summary", "coverage",
        "stages", "touchpoints", "access", "voices", "owners_lost", "metrics", "claims",
    }  # fmt: skip


def test_json_without_a_scenario(ask: Ask) -> None:
    data = json.loads(ask("--format", "json", of=JOURNEYS / "shop").text)
    (journey,) = data["journeys"]
    assert journey["hurts_most"]["without"] == ["touchpoint:app-code"]
    assert journey["closes_most"]["with"] == ["source:carrier-scans"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--without", "channel:brunch"), "Did you mean channel:branch?"),
        (("--without", "branch"), "--without takes one of touchpoint:ID, source:ID, stage:ID, channel:ID, team:ID"),
        (("--without", "branch"), "and got “branch”. Did you mean channel:branch?"),
        (("--without", "chanel:branch"), "Did you mean channel:branch?"),
        (("--without", "channel:zzz"), "is called zzz. There are: branch, "),
        (("--without", "persona:nadia"), "--without takes one of"),
        (("--without", "channel:"), "--without takes one of"),
        (("--without", ""), "Invalid value for --without: it is empty."),
        (("--with", "channel:branch"), "--with takes a data source"),
        (("--with", "source:nope-nope"), "No data source of these journeys is called nope-nope."),
        (("--without", "stage:\x1b[31m"), "\\x1b[31m"),
        (("--with", "recieves-card:phone"), "Did you mean receives-card:phone?"),
        (("--with", "receives-card:phon"), "No channel is called phon. Did you mean receives-card:phone?"),
        (("--with", "receives-card"), "Did you mean receives-card:phone?"),
        (("--with", "open-current-acount/receives-card:web"), "Did you mean open-current-account/receives-card:web?"),
        (("--with", "open-current-account/recieves-card:web"), "Did you mean open-current-account/receives-card:web?"),
        (("--with", "sorce:village-diaries"), "Did you mean source:village-diaries?"),
        (("--with", "/receives-card:web"), "--with takes a data source"),
        (("--with", ""), "Invalid value for --with: it is empty."),
        (("--with", "receives-card:\x1b[31m"), "\\x1b[31m"),
    ],
)
def test_what_cannot_be_lost_or_added_is_refused(ask: Ask, arguments: tuple[str, ...], message: str) -> None:
    ended = ask(*arguments)
    assert ended.status == 2
    assert ended.text == ""
    assert message in ended.said


REQUIRED = """
journey: j
title: J
stages:
  - id: source
    title: Fills it in
    touchpoints: [{title: Form, channel: web, required: true}]
personas:
  ann: {title: Ann, share: 0.5, access: {devices: [laptop]}}
  bob: {title: Bob, share: 0.3, access: {internet: none}}
"""


def test_a_step_beside_a_required_one_is_no_choice(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text(REQUIRED, "utf-8")
    text = ask("--with", "source:phone", of=tmp_path).text.replace("\n  ", " ")
    assert "Ann (50%) is newly stranded at “Fills it in” (source)." in text
    assert (
        "At “Fills it in” (source), “Form” is required: an added step stands beside it, not in its place, so that Ann "
        "(50%) and Bob (30%) must use the added step too. Where it is to be a choice instead, take required: from "
        "“Form” first."
    ) in text
    said = json.loads(ask("--with", "j/source:phone", "--format", "json", of=tmp_path).text)
    assert said["journeys"][0]["supposed"]["compelled"] == [{"stage": "source", "personas": ["ann", "bob"]}]
    (tmp_path / "j.yaml").write_text(REQUIRED.replace(", required: true", ""), "utf-8")
    text = ask("--with", "source:phone", of=tmp_path).text
    assert "is required" not in text
    assert "Bob (30%) is no longer stranded" in text


def test_a_stage_that_is_called_source(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text(REQUIRED + "data_sources: {phone: {title: Calls, type: call-log}}\n", "utf-8")
    assert "the source phone counts already" in ask("--with", "source:phone", of=tmp_path).text
    assert "newly stranded" in ask("--with", "j/source:phone", of=tmp_path).text
    (tmp_path / "j.yaml").write_text(REQUIRED, "utf-8")
    assert ask("--with", "source:nowhere", of=tmp_path).said.startswith("Error: No channel is called nowhere.")


def test_broken_journeys_are_told_of(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("journey: a\ntitle: A\nstages: [{id: a, title: A}]\n", "utf-8")
    (tmp_path / "b.yaml").write_text("journey: b\ntitle: B\n", "utf-8")
    ended = ask(of=tmp_path)
    assert ended.status == 1
    assert "No single loss would darken a cell or silence a voice. Whom one would strand, nobody can say." in ended.text
    assert "CX102" in ended.said


def test_completion_knows_stages_and_their_channels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(JOURNEYS.parent)
    assert "receives-card:" in gains("rece")
    assert {"receives-card:phone", "receives-card:post"} <= set(gains("receives-card:p"))
    assert "source:village-diaries" in gains("source:v")


UNSAID = """\
journey: asks
title: Asks for something
channels: {messenger: {title: Messenger, kind: digital}}
personas:
  vera: {title: Vera, share: 0.7}
  mina: {title: Mina, share: 0.3, access: {internet: none, devices: [tablet], skills: none, travel: none}}
stages:
  - {id: asks, title: Asks, touchpoints: [{title: Message, channel: messenger}, {title: Desk, channel: branch}]}
"""


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("asked", [(), ("--with", "asks:email")])
def test_who_is_able_by_assumption_only_is_named(ask: Ask, tmp_path: Path, form: str, asked: tuple[str, ...]) -> None:
    (tmp_path / "journey.yaml").write_text(UNSAID, "utf-8")
    ended = ask(*asked, "--format", form, of=tmp_path)
    assert "Able only if what nobody wrote down is good enough: Vera (70%) and Mina (30%)" in ended.text
    ended = ask("--with", "asks:post", "--format", form, of=tmp_path)  # whoever sees can take a letter
    assert "good enough" not in ended.text


def test_json_says_what_is_assumed(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text(UNSAID, "utf-8")
    (journey,) = json.loads(ask("--format", "json", of=tmp_path).text)["journeys"]
    assert journey["access"]["assumed_share"] == 1.0
    assert journey["access"]["assumed_channels"] == {"vera": ["messenger"], "mina": ["messenger"]}


WRITTEN = "access: {internet: none, devices: [landline], skills: none, travel: local}"


@pytest.mark.parametrize(
    ("attributes", "asked", "said"),
    [
        ("passive: true, ", "waits:phone", "whether that helps anybody can't be said: no steps are taken at waits"),
        ("outcome: other, ", "waits:phone", "nobody can say who gets through: no stage is a success"),
    ],
)
def test_where_nobody_can_say_whether_a_step_helps(
    ask: Ask, tmp_path: Path, attributes: str, asked: str, said: str
) -> None:
    text = f"journey: j\ntitle: J\npersonas: {{mina: {{title: Mina, share: 1, {WRITTEN}}}}}\nstages:\n"
    step = "touchpoints: [{title: Desk, channel: branch}]"
    (tmp_path / "j.yaml").write_text(f"{text}  - {{id: waits, title: Waits, {attributes}{step}}}\n", "utf-8")
    assert said in " ".join(ask("--with", asked, of=tmp_path).text.split())


def test_without_personas_nobody_can_say_whom_a_loss_would_strand(ask: Ask, tmp_path: Path) -> None:
    step = "touchpoints: [{title: Desk, channel: branch}]"
    (tmp_path / "j.yaml").write_text(f"journey: j\ntitle: J\nstages: [{{id: a, title: A, {step}}}]\n", "utf-8")
    ended = ask("--without", "channel:branch", of=tmp_path)
    assert "nobody can say who gets through: no personas travel the journey" in " ".join(ended.text.split())


@pytest.mark.parametrize(
    ("gain", "loss"), [("shows-originals:phone", "channel:phone"), ("shows-originals:phone", "stage:shows-originals")]
)
def test_what_contradicts_itself_is_refused(ask: Ask, gain: str, loss: str) -> None:
    ended = ask("--with", gain, "--without", loss, of=JOURNEYS / "benefit")
    assert ended.status == 2
    assert f"--with {gain} and --without {loss} can't both hold" in ended.said
    both = ask("--with", "source:carrier-scans", "--without", "source:carrier-scans", of=JOURNEYS / "shop")
    assert "can't both hold" in both.said


BRANCHED = """\
journey: j
title: J
stages:
  - {id: asks, title: Asks, next: [waits, gets]}
  - {id: waits, title: Waits, next: [weighs]}
  - {id: weighs, title: Weighs, next: [gets, leaves]}
  - {id: gets, title: Gets, outcome: success}
  - {id: leaves, title: Leaves, outcome: other}
"""


def test_ways_that_are_joined_are_said(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "j.yaml").write_text(BRANCHED, "utf-8")
    one = ask("--without", "stage:waits", of=tmp_path).text
    assert "Supposed here: whoever came to waits goes on to weighs directly." in one
    two = ask("--without", "stage:waits", "--without", "stage:weighs", of=tmp_path).text
    assert "whoever came to waits goes on to gets or leaves directly." in two
    end = ask("--without", "stage:leaves", "--format", "markdown", of=tmp_path).text
    assert "Supposed here: the journey ends at the stages that led to leaves." in end
    data = json.loads(
        ask("--without", "stage:waits", "--without", "stage:weighs", "--format", "json", of=tmp_path).text
    )
    joined = data["journeys"][0]["supposed"]["joined"]
    assert joined == [{"stage": "waits", "to": ["gets", "leaves"]}, {"stage": "weighs", "to": ["gets", "leaves"]}]


def test_that_no_stage_is_marked_as_a_success_is_said(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "journey.yaml").write_text(UNSAID, "utf-8")
    said = "No stage is marked as a success: whoever gets to an end counts as able (“Asks”)."
    assert said in ask(of=tmp_path).text
    assert said in ask("--with", "asks:post", of=tmp_path).text
    (tmp_path / "journey.yaml").write_text(UNSAID.replace("title: Asks,", "title: Asks, outcome: success,"), "utf-8")
    assert "marked as a success" not in ask(of=tmp_path).text


def test_a_source_that_is_to_come_without_its_owner_is_said_to_have_none(ask: Ask) -> None:
    asked = ("--with", "source:loan-workflow-log", "--without", "team:customer-insight")
    said = "loan-workflow-log is supposed to be there though its owner, customer-insight, goes"
    assert said in ask(*asked, of=JOURNEYS / "bank").text
    assert said in ask(*asked, "--format", "markdown", of=JOURNEYS / "bank").text
    content = json.loads(ask(*asked, "--format", "json", of=JOURNEYS / "bank").text)
    assert content["journeys"][0]["supposed"]["ownerless"] == {"loan-workflow-log": "customer-insight"}
    other = (asked[0], asked[1], "--without", "team:brand-marketing")
    assert "is supposed to be there" not in ask(*other, of=JOURNEYS / "bank").text
