"""What was known stays known, whatever was renamed, exchanged, moved, split or joined; and what is new is told.

If it fails, `diff` and baselines do not know a finding again, or a new fault passes for an old one under its id.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from cxjourney.analysis.diff.workspace_comparison import Difference
from cxjourney.cache.key import CheckRequest
from cxjourney.diagnostics import Diagnostic, Identity, KnownFindings, Report
from cxjourney.pipeline.compare import compare
from cxjourney.pipeline.quality_gate import Standards, check
from tests.paths import JOURNEYS

from .renamed_workspaces import (
    Change,
    Data,
    Files,
    chain,
    copy_of,
    exchange,
    files_in,
    join_journeys,
    join_stages,
    move,
    move_folder,
    move_stage,
    rename,
    split_journey,
    split_stage,
    without_ways,
    write_files,
)

DAY = date(2026, 11, 28)
ALL = files_in(JOURNEYS)
BANK = {name: data for name, data in ALL.items() if name == "catalogue.yaml" or name.startswith("bank/")}
CATALOGUE, LOAN, ACCOUNT = "bank/catalogue.yaml", "bank/loan-application.yaml", "bank/open-current-account.yaml"
for kind in ("personas", "data_sources"):  # all in the catalogue, so that stages can move to the other journey
    BANK[CATALOGUE][kind] |= BANK[LOAN].pop(kind)
BANK[LOAN].pop("waivers")
without_ways(BANK)

Ids = Callable[[str, str], dict[str, str]]
Seen = Counter[Identity]


def small_file(journey: str, title: str, *stages: Data) -> Data:
    return {"journey": journey, "title": title, "owner": "crew", "stages": list(stages)}


def small_stage(id_: str, title: str, **more: object) -> Data:
    steps = [{"id": f"{id_}-{channel}", "title": f"{title} by {channel}", "channel": channel, "data": ["log"]}
             for channel in ("web", "phone")]  # fmt: skip
    metrics = [{"kind": "csat", "title": f"{title} {n}", "value": n, "source": "log"} for n in (3, 4)]
    pains = [{"id": f"{id_}-{n}", "title": f"{title} hurts {n} times", "severity": "high"} for n in ("two", "ten")]
    return {"id": id_, "title": title, "touchpoints": steps, "metrics": metrics, "pain_points": pains} | more


def small_persona(title: str, avoided: str) -> Data:
    return {"title": title, "channels": {"prefers": ["web"], "avoids": [avoided]}}


SMALL: Files = {
    "catalogue.yaml": {
        "teams": {"crew": {"title": "The crew"}, "guild": {"title": "The guild"}},
        "channels": {"booth": {"title": "Booth", "kind": "physical"}, "stall": {"title": "Stall", "kind": "physical"}},
        "personas": {"ann": small_persona("Ann, who buys", "booth"), "bob": small_persona("Bob, who sells", "stall")},
        "data_sources": {
            "log": {"title": "Log of the desk", "type": "web-analytics", "refreshed": date(2026, 11, 20)},
            "poll": {"title": "Poll of the year", "type": "survey", "refreshed": date(2020, 1, 1)},
        },
    },
    "a/buys.yaml": small_file(
        "buys",
        "Buying",
        small_stage("looks", "Looks round", data=["poll"]),
        small_stage("pays", "Pays at once"),
        small_stage("gets", "Gets it home"),
    ),
    "b/rides.yaml": small_file(
        "rides",
        "Riding",
        small_stage("waits", "Waits outside"),
        small_stage("boards", "Boards the bus"),
        small_stage("leaves", "Leaves again", owner="guild"),
    ),
}


class Workspace:
    """A workspace, and a baseline of all that is found in it.

    Args:
        folder: Where it goes.
        files: What it says.
    """

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.files = files
        write_files(folder / "before", files)
        text = self._check(files, "first", Standards(write_baseline=folder / "known.json")).new_baseline
        assert text is not None
        self.known = text.text.replace("first/", "ws/")

    def _check(self, files: Files, name: str, standards: Standards):  # type: ignore[no-untyped-def]  # noqa: ANN202
        place = write_files(self.folder / name, files)
        return check(CheckRequest([str(place)], None, None, None, None, 1), standards, DAY, use_cache=False)

    def seen(self, files: Files, name: str) -> Seen:
        """Return what is found in files, as it is known again."""
        return identities(self._check(files, name, Standards()).report.findings, self.folder / name)

    def changed(self, change: Change) -> "Changed":
        """Return the workspace after a change."""
        return Changed(self, change)


class Changed:
    """A workspace after a change, held against what it was.

    Args:
        workspace: What it was.
        change: What was done.
    """

    def __init__(self, workspace: Workspace, change: Change) -> None:
        files = copy_of(workspace.files)
        change(files)
        folder = workspace.folder / f"{len([*workspace.folder.iterdir()])}"
        self.place = write_files(folder / "ws", files)
        (folder / "known.json").write_text(workspace.known)
        request = CheckRequest([str(self.place)], None, None, None, None, 1)
        self.report: Report = check(request, Standards(baseline=folder / "known.json"), DAY, use_cache=False).report
        before = str(workspace.folder / "before")
        self.difference: Difference = compare(before, [str(self.place)], None, DAY).difference

    @property
    def is_known(self) -> bool:
        """Whether nothing is new and nothing is gone, by both."""
        known, found = self.report.known, self.difference.findings
        assert known is not None
        gone = known.fixed or known.not_looked_at
        return not (self.report.findings or gone or found.new or found.fixed or found.lost or found.found_now)

    @property
    def new_by_baseline(self) -> Seen:
        """What is new, as ``validate`` has it."""
        return identities(self.report.findings, self.place)

    @property
    def new_by_diff(self) -> Seen:
        """What is new, as ``diff`` has it, what is found only now included."""
        found = self.difference.findings
        return identities((*found.new, *found.found_now), self.place)

    @property
    def codes(self) -> Counter[str]:
        """The codes of what is new, as ``validate`` has it."""
        return Counter(one.code for one in self.report.findings)


def identities(findings: tuple[Diagnostic, ...], place: Path) -> Seen:
    return Counter(one.identity(lambda name: Path(name).relative_to(place).as_posix()) for one in findings)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("bank"), BANK)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("all"), ALL)


def anew(first: str, _: str) -> dict[str, str]:
    """Return the new id of the first of two things."""
    return {first: f"{first}-anew"}


def both(first: str, second: str) -> dict[str, str]:
    """Return the new ids of two things."""
    return {first: f"{first}-anew", second: f"{second}-anew"}


def give_ids(pair: tuple[str, str], file: str | None, ids: Ids, files: Files) -> None:
    rename(files, ids(*pair), file)


def in_turn(*changes: Change) -> Change:
    def change(files: Files) -> None:
        for one in changes:
            one(files)

    return change


def exchange_files(first: str, second: str, files: Files) -> None:
    files[first], files[second] = files[second], files[first]


def set_owner(title: str, files: Files) -> None:
    """Take away the owner of a stage."""
    for data in files.values():
        for stage in data.get("stages", ()):
            if stage["title"] == title:
                stage.pop("owner")


def let_age(kind: str, title: str, key: str, value: object, files: Files) -> None:
    """Write a fault into what the catalogue defines under a title."""
    (thing,) = (one for data in files.values() for one in data.get(kind, {}).values() if one["title"] == title)
    thing[key] = value


BANK_PAIRS = {
    "personas": ("nadia", "marek", CATALOGUE),
    "sources": ("contact-log", "branch-footfall", CATALOGUE),
    "teams": ("card-bureau", "academy", CATALOGUE),
    "channels": ("messenger", "counter", "catalogue.yaml"),
    "journeys": ("loan-application", "open-current-account", LOAN),
    "stages": ("works-out-cost", "sends-application", LOAN),
    "touchpoints": ("loan-calculator", "rate-tables", LOAN),
    "pain points": ("only-by-voice", "two-offers", LOAN),
}
SMALL_PAIRS = {
    "personas": ("ann", "bob"),
    "sources": ("log", "poll"),
    "teams": ("crew", "guild"),
    "channels": ("booth", "stall"),
    "journeys": ("buys", "rides"),
    "stages": ("looks", "pays"),
    "stages of two journeys": ("looks", "waits"),
    "touchpoints": ("looks-web", "looks-phone"),
    "pain points": ("looks-two", "looks-ten"),
}
IDS: list[Ids] = [anew, both, exchange, chain]
SEEDS: dict[str, Change] = {
    "stage": partial(set_owner, "Works out what a loan would cost"),
    "persona": partial(let_age, "personas", BANK[CATALOGUE]["personas"]["nadia"]["title"], "research",
                       {"interviews": 3, "last": date(2015, 1, 1)}),
    "source": partial(let_age, "data_sources", BANK[CATALOGUE]["data_sources"]["branch-footfall"]["title"], "refreshed",
                      date(2015, 1, 1)),
}  # fmt: skip
SEEDED = {"stage": "CX403", "persona": "CX710", "source": "CX503"}
"""The rule that finds each of these faults, and no other does."""


@pytest.mark.parametrize("ids", IDS, ids=lambda ids: ids.__name__)
@pytest.mark.parametrize("what", BANK_PAIRS)
def test_in_an_example_what_has_another_id_is_known(bank: Workspace, what: str, ids: Ids) -> None:
    first, second, file = BANK_PAIRS[what]
    only = file if what in ("stages", "touchpoints", "pain points") else None
    renamed = partial(give_ids, (first, second), only, ids)
    changed = bank.changed(renamed)
    assert changed.is_known
    name = "source" if what == "sources" else "persona" if what == "personas" else "stage"
    faulty = bank.changed(in_turn(renamed, SEEDS[name]))
    assert faulty.codes == Counter([SEEDED[name]])
    assert faulty.new_by_diff == faulty.new_by_baseline


@pytest.mark.parametrize("ids", IDS, ids=lambda ids: ids.__name__)
@pytest.mark.parametrize("what", SMALL_PAIRS)
def test_in_a_small_workspace_what_has_another_id_is_known(small: Workspace, what: str, ids: Ids) -> None:
    changed = small.changed(partial(give_ids, SMALL_PAIRS[what], None, ids))
    assert changed.is_known


MOVES: dict[str, Change] = {
    "folder": move_folder,
    "files exchanged": partial(exchange_files, LOAN, ACCOUNT),
    "journeys, files and stages exchanged": in_turn(
        partial(give_ids, ("loan-application", "open-current-account"), None, exchange),
        partial(give_ids, ("works-out-cost", "sends-application"), LOAN, exchange),
        partial(exchange_files, LOAN, ACCOUNT),
        move_folder,
    ),
}


@pytest.mark.parametrize("what", MOVES)
def test_what_stands_elsewhere_is_known(bank: Workspace, what: str) -> None:
    changed = bank.changed(MOVES[what])
    assert changed.is_known
    faulty = bank.changed(in_turn(SEEDS["stage"], MOVES[what]))
    assert faulty.codes == Counter(["CX403"])
    assert faulty.new_by_diff == faulty.new_by_baseline


REBUILT: dict[str, Change] = {
    **{f"{key} to another stage": partial(move, key, (ACCOUNT, at), (ACCOUNT, at + 1))
       for key, at in (("touchpoints", 0), ("pain_points", 1), ("metrics", 2))},
    **{f"{key} to another journey": partial(move, key, (ACCOUNT, at), (LOAN, 2))
       for key, at in (("touchpoints", 0), ("pain_points", 1), ("metrics", 2))},
    **{f"stage {at} to the other journey": partial(move_stage, LOAN, at, ACCOUNT) for at in (2, 4)},
    **{f"stage {at} split": partial(split_stage, LOAN, at) for at in (1, 3)},
    **{f"stage {at} joined": partial(join_stages, LOAN, at) for at in (0, 1, 3)},
    **{f"journey split at {at}": partial(split_journey, LOAN, at) for at in (2, 5)},
    "journey split, ids exchanged": in_turn(
        partial(split_journey, LOAN, 4), partial(give_ids, ("loan-application", "split-off"), None, exchange)
    ),
    "journeys joined": partial(join_journeys, LOAN, ACCOUNT),
    "all at once": in_turn(
        partial(move_stage, LOAN, 3, ACCOUNT),
        partial(give_ids, ("works-out-cost", "sends-application"), LOAN, exchange),
        partial(give_ids, ("loan-application", "open-current-account"), None, chain),
        move_folder,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REBUILT)
def test_what_diff_knows_again_a_baseline_knows(bank: Workspace, what: str) -> None:
    rebuilt = bank.changed(REBUILT[what])
    faulty = bank.changed(in_turn(SEEDS["source"], SEEDS["stage"], REBUILT[what]))
    for changed in (rebuilt, faulty):
        assert not changed.difference.broken
        assert not changed.difference.restored
        assert changed.new_by_baseline == changed.new_by_diff
    assert faulty.codes - rebuilt.codes == Counter(["CX403", "CX503"])


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 0), (2, 0)])
def test_a_metric_that_stands_at_another_stage_is_known(small: Workspace, old: int, new: int) -> None:
    changed = small.changed(partial(move, "metrics", ("a/buys.yaml", old), ("a/buys.yaml", new)))
    assert changed.is_known


def test_of_a_metric_with_another_figure_at_another_stage_only_the_figure_is_told(small: Workspace) -> None:
    def change(files: Files) -> None:
        move("metrics", ("a/buys.yaml", 0), ("a/buys.yaml", 1), files)
        files["a/buys.yaml"]["stages"][1]["metrics"][-1]["value"] = 2

    changed = small.changed(change)
    assert changed.is_known
    (buys,) = (one for one in changed.difference.journeys if one.metric_changes)
    assert [
        (one.stage, one.before and one.before.value, one.after and one.after.value) for one in buys.metric_changes
    ] == [("pays", 3, 2)]


def test_a_metric_that_two_stages_have_alike_is_not_taken_for_one_that_moved(small: Workspace) -> None:
    def change(files: Files) -> None:
        stages = files["a/buys.yaml"]["stages"]
        for place in (1, 2):
            stages[place]["metrics"].append(copy_of(stages[0]["metrics"][0]))
        del stages[0]["metrics"][0]

    changed = small.changed(change)
    assert changed.codes == Counter({"CX802": 2})
    assert changed.new_by_diff == changed.new_by_baseline


def test_an_id_that_another_folder_has_too_is_another_thing(everything: Workspace) -> None:
    sources = [{*ALL[f"{folder}/catalogue.yaml"]["data_sources"]} for folder in ("bank", "benefit", "shop")]
    assert all("web-analytics" in ids for ids in sources)

    def change(files: Files) -> None:
        for name in ("benefit/catalogue.yaml", "benefit/housing-benefit.yaml"):
            rename(files, exchange("web-analytics", "case-system"), name)

    assert everything.changed(change).is_known


def hand_on(kind: str, key: str, value: object, files: Files) -> None:
    """Mend what is faulty, put the fault into the other thing of its kind, and exchange the ids of both."""
    for data in files.values():
        things = data.get(kind, {})
        ids = {one["id"]: one for one in things} if isinstance(things, list) else things
        for one in (ids[id_] for id_ in ("one", "two") if id_ in ids):
            if one.pop(key, None) is None:
                one[key] = value
    rename(files, exchange("one", "two"))


FAULTS: dict[str, tuple[str, str, object]] = {
    "CX404": ("data_sources", "owner", "crew"),
    "CX701": ("personas", "research", {"interviews": 3, "last": date(2026, 9, 1)}),
    "CX403": ("stages", "owner", "crew"),
}
"""By the rule that finds it missing: of what, the attribute, and its value."""


@pytest.mark.parametrize("code", FAULTS)
def test_a_new_fault_under_an_id_that_had_one_is_new(tmp_path: Path, code: str) -> None:
    kind, key, value = FAULTS[code]
    files = copy_of(SMALL)
    rename(files, {"log": "one", "poll": "two", "ann": "one", "bob": "two", "looks": "one", "pays": "two"})
    files["catalogue.yaml"]["personas"]["one"] |= {"needs": ["to be quick"], "feelings": ["late"]}
    files["catalogue.yaml"]["data_sources"]["one"] |= {"sample": 40, "through": ["web"]}
    thing = files["a/buys.yaml"]["stages"][1] if kind == "stages" else files["catalogue.yaml"][kind]["two"]
    thing[key] = value
    workspace = Workspace(tmp_path, files)
    changed = workspace.changed(partial(hand_on, kind, key, value))
    found = [one.about for one in changed.report.findings if one.code == code]
    assert [about.stage or about.persona or about.source for about in found] == ["one"]
    assert changed.new_by_baseline == changed.new_by_diff


def validate(folder: Path, *names: str, writes: bool = False) -> Report:
    """Return what is found in files of a workspace beside its baseline, and tighten that where it ``writes``."""
    request = CheckRequest([str(folder / "ws" / name) for name in names], None, None, None, None, 1)
    known = folder / "known.json"
    result = check(request, Standards(known, known if writes else None), DAY, use_cache=False)
    if result.new_baseline:
        known.write_text(result.new_baseline.text)
    return result.report


@pytest.mark.parametrize(
    "pair", [("nadia", "marek"), ("contact-log", "branch-footfall"), ("loan-application", "open-current-account")]
)
@pytest.mark.parametrize("parts", [["."], [LOAN], [LOAN, ACCOUNT]], ids=["all", "one", "one by one"])
def test_a_baseline_that_is_tightened_between_renames_knows_what_it_knew(
    tmp_path: Path, pair: tuple[str, str], parts: list[str]
) -> None:
    workspace = Workspace(tmp_path, BANK)
    (tmp_path / "known.json").write_text(workspace.known)
    count = workspace.seen(BANK, "as-it-was").total()
    files = copy_of(BANK)
    for ids in (exchange(*pair), exchange(*pair), chain(*pair)):
        rename(files, ids)
        write_files(tmp_path / "ws", files)
        for part in parts:
            assert not validate(tmp_path, part, writes=True).findings
        report = validate(tmp_path, ".")
        assert not report.findings
        assert report.known == KnownFindings(count, 0, 0)


@pytest.mark.parametrize("name", [LOAN, CATALOGUE])
def test_what_can_not_be_read_meanwhile_is_known_once_it_can(tmp_path: Path, name: str) -> None:
    workspace = Workspace(tmp_path, BANK)
    (tmp_path / "known.json").write_text(workspace.known)
    count = workspace.seen(BANK, "as-it-was").total()
    files = copy_of(BANK)
    rename(files, exchange("nadia", "marek"))
    rename(files, exchange("works-out-cost", "sends-application"), LOAN)
    file = write_files(tmp_path / "ws", files) / name
    sound = file.read_text()
    file.write_text(f"{sound}\n: }}{{\n")
    assert Counter(one.code for one in validate(tmp_path, ".", writes=True).findings) == Counter(["CX002"])
    file.write_text(sound)
    report = validate(tmp_path, ".")
    assert not report.findings
    assert report.known == KnownFindings(count, 0, 0)


def test_of_a_journey_that_can_not_be_judged_titles_tell_what_was_renamed(tmp_path: Path) -> None:
    files = copy_of(BANK)
    files[LOAN]["stages"][1]["data"] = ["no-such-source"]
    workspace = Workspace(tmp_path, files)
    ids = {"works-out-cost": "works-it-out", "sends-application": "sends-it-in", "loan-application": "loan"}
    report = workspace.changed(lambda files: rename(files, ids)).report
    assert not report.findings
    assert report.known
    assert not report.known.fixed
