"""The steps of the GitHub action, run as GitHub runs them.

If it fails, a team's build passes where it should fail, or a pull request of a stranger runs commands there.
"""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

from .action import ACTION, STEPS, run_step, step
from .repository import BROKEN, JOURNEY, WARNED, Repository, options, project

OTHERS = {
    "--disable-pip-version-check", "--quiet", "--verify", "--no-tags", "--depth",
    "--paginate", "--jq", "--silent", "--method", "--field",
}  # fmt: skip
"""Options in the scripts that other programs take: pip, git, gh."""
HOSTILE = [
    "$(touch owned)`touch owned`'; touch owned; '\"; touch owned; \"",
    "::error::x",
    "--output=owned",
    "-x & touch owned",
    "*",
    "${{ github.token }}%0Astatus=0",
]


def test_every_input_and_output_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    for name, declared in ACTION["inputs"].items():
        assert declared["description"].endswith(".")
        assert "default" in declared
        assert f"inputs.{name} " in text, name
    assert all(declared["description"] for declared in ACTION["outputs"].values())


def test_each_use_of_the_action_can_keep_its_findings_apart() -> None:
    (upload,) = (step for step in ACTION["runs"]["steps"] if "upload-sarif" in step.get("uses", ""))
    assert upload["with"]["category"] == "${{ inputs.category }}"
    assert ACTION["inputs"]["category"]["default"] == "cxjourney"


def test_scripts_hold_no_expressions() -> None:
    for one in STEPS:
        if "run" in one:
            assert one["shell"] == "bash"
            assert "${{" not in one["run"]
            assert one["run"].startswith("set -euo pipefail\n")


def test_other_actions_are_pinned_by_commit_and_the_version_stands_beside_it() -> None:
    lines = re.findall(r"^ +uses: (.*)", (ROOT / "action.yml").read_text("utf-8"), re.MULTILINE)
    assert len(lines) == len([one for one in STEPS if "uses" in one]) > 0
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in lines)


def test_only_one_step_holds_the_token_and_only_in_pull_requests() -> None:
    holding = [one for one in STEPS if "github.token" in str(one)]
    assert holding == [step("comment")]
    assert "github.event_name == 'pull_request'" in holding[0]["if"]
    assert "pull_request_target" not in holding[0]["if"]


def test_scripts_know_what_bash_of_macos_knows() -> None:
    for one in STEPS:
        script = one.get("run", "")
        assert not re.search(r"mapfile|readarray|declare -A|\$\{\w+(?:,,|\^\^|@Q)\}", script)
        assert not re.search(r'(?<!\+)"\$\{\w+\[@\]\}"', script), "bash before 4.4 takes an empty list for unset"


def test_options_in_scripts_are_there() -> None:
    known = options("validate") | options("diff") | options("report") | OTHERS
    for one in STEPS:
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", one.get("run", ""))) <= known


@pytest.mark.parametrize(
    ("journey", "inputs", "status"),
    [
        (JOURNEY, {"fail-on": "warning"}, 0),
        (WARNED, {}, 0),
        (WARNED, {"fail-on": "warning"}, 1),
        (WARNED, {"fail-on": "warning", "ignore": "CX4"}, 0),
        (WARNED, {"fail-on": "warning", "select": "CX3"}, 0),
        (WARNED, {"args": "--profile\nstrict\n\n--show-info"}, 1),
        (BROKEN, {}, 1),
        (BROKEN, {"fail-on": "never"}, 0),
        (JOURNEY, {"paths": "nowhere"}, 2),
        (JOURNEY, {"fail-on": "sometimes"}, 2),
        (JOURNEY, {"args": "--no-such-option"}, 2),
    ],
)
def test_the_step_ends_with_the_exit_status(
    scratch: Repository, journey: str, inputs: dict[str, str], status: int
) -> None:
    scratch.write(buys=journey)
    scratch.commit()
    ran = run_step("validate", scratch, inputs)
    assert ran.status == status, ran.ended.err
    assert ran.outputs == f"status={status}\n"
    assert ("## cxjourney" in ran.summary) == (status < 2)


def test_findings_are_in_the_log_in_annotations_and_in_the_summary(scratch: Repository) -> None:
    scratch.write(buys=BROKEN)
    scratch.commit()
    ran = run_step("validate", scratch)
    assert "journeys/buys.yaml:1:1 CX102 error:" in ran.ended.out
    assert re.search(r"^::error file=journeys/buys\.yaml,line=1,", ran.ended.out, re.MULTILINE)
    assert "| CX102 schema | error |" in ran.summary
    assert ran.outputs == "status=1\n"


def test_sarif_is_written_where_it_is_asked_for(scratch: Repository) -> None:
    scratch.write(buys=WARNED)
    scratch.commit()
    ran = run_step("validate", scratch, {"sarif": "true", "fail-on": "warning"})
    assert ran.status == 1
    file = Path(ran.outputs.splitlines()[1].removeprefix("sarif="))
    assert file.parent == ran.temp
    results = json.loads(file.read_text("utf-8"))["runs"][0]["results"]
    assert "CX402" in {result["ruleId"] for result in results}
    (upload,) = (one for one in STEPS if "upload-sarif" in one.get("uses", ""))
    assert upload["with"]["sarif_file"] == "${{ steps.validate.outputs.sarif }}"
    assert "!cancelled()" in upload["if"], "findings are uploaded where the check failed"


def test_too_little_covered_fails_and_is_reported(scratch: Repository) -> None:
    ran = run_step("validate", scratch, {"args": "--min-known=90", "sarif": "true"})
    assert ran.status == 1
    assert "Known" in ran.summary
    assert "sarif=" in ran.outputs


@pytest.mark.parametrize("event", ["push", "pull_request", "merge_group"])
def test_a_change_is_judged_by_the_day_of_its_commit(scratch: Repository, event: str) -> None:
    scratch.commit("2026-11-25")
    assert "as of 2026-11-25:" in run_step("validate", scratch, event=event).ended.out


def test_a_schedule_is_judged_by_today(scratch: Repository) -> None:
    scratch.commit("2026-11-25")
    said = run_step("validate", scratch, event="schedule").ended.out
    assert "as of " in said
    assert "as of 2026-11-25:" not in said


def test_a_day_that_was_named_goes_before(scratch: Repository) -> None:
    assert "as of 2026-12-01:" in run_step("validate", scratch, {"as-of": "2026-12-01"}).ended.out
    assert "as of 2026-12-02:" in run_step("validate", scratch, CXJOURNEY_AS_OF="2026-12-02").ended.out
    both = run_step("validate", scratch, {"as-of": "2026-12-01"}, CXJOURNEY_AS_OF="2026-12-02")
    assert "as of 2026-12-01:" in both.ended.out


def test_without_git_the_day_must_be_named(scratch: Repository, tmp_path: Path) -> None:
    (scratch.folder / ".git").rename(tmp_path / "gone")
    ran = run_step("validate", scratch, GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert ran.status == 2
    assert "name a day by as-of" in ran.ended.out
    assert run_step("validate", scratch, {"as-of": "2026-11-21"}).status == 0


def test_hostile_paths_are_only_paths(scratch: Repository) -> None:
    for number, name in enumerate(HOSTILE):
        scratch.write(**{f"../{name}/buys": BROKEN.replace("buys", f"buys-{number}")})
    scratch.commit()
    before = set(scratch.folder.iterdir())
    ran = run_step("validate", scratch, {"paths": "\n".join(HOSTILE), "sarif": "true"})
    assert ran.status == 1, ran.ended.err
    assert f"{len(HOSTILE)} journeys in " in ran.ended.out
    assert set(scratch.folder.iterdir()) == before
    commands = re.findall(r"^::.*|##\[.*", ran.ended.out, re.MULTILINE)
    assert len(commands) >= len(HOSTILE)
    assert all(command.startswith("::error file=") for command in commands)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_inputs_are_only_text(scratch: Repository, value: str) -> None:
    before = set(scratch.folder.iterdir())
    for names in (("paths",), ("fail-on", "select", "ignore", "as-of", "sarif")):
        ran = run_step("validate", scratch, dict.fromkeys(names, value))
        assert ran.status == 2
        assert ran.outputs == "status=2\n"
        assert not re.search(r"^::|##\[", ran.ended.out + ran.ended.err, re.MULTILINE)
    run_step("validate", scratch, {"args": value.replace("--output", "--config"), "sarif": value})
    assert set(scratch.folder.iterdir()) == before


def test_hostile_files_and_texts_run_nothing(scratch: Repository) -> None:
    scratch.write(**{"$(touch owned)": BROKEN.replace("The desk", "::error::x\\n::warning::y")})
    scratch.commit()
    ran = run_step("validate", scratch, {"sarif": "true"})
    assert ran.status == 1
    assert not (scratch.folder / "owned").exists()
    assert all(line.startswith("::error file=journeys/") for line in ran.ended.out.splitlines() if "::" in line[:2])


def test_several_paths_with_spaces(scratch: Repository) -> None:
    for name in ("a b", "c  d"):
        (scratch.folder / name).mkdir()
        (scratch.folder / name / "x.yaml").write_text(BROKEN.replace("buys", name[0]), "utf-8")
    scratch.commit()
    ran = run_step("validate", scratch, {"paths": "a b\n\nc  d\n"})
    assert "2 journeys in 2 files" in ran.ended.out


def test_installing_runs_nothing_of_the_repository(scratch: Repository, tmp_path: Path) -> None:
    for name in ("venv", "pip", "ensurepip", "json", "yaml", "typer"):
        (scratch.folder / f"{name}.py").write_text("open('owned', 'w')\n", "utf-8")
    source = project(tmp_path / "the $(touch owned) action")
    alone = re.sub(
        r"(?s)^dependencies = \[.*?^\]", "dependencies = []", (source / "pyproject.toml").read_text("utf-8"), flags=re.M
    )
    (source / "pyproject.toml").write_text(alone, "utf-8")  # the test of the hook installs what it depends on
    known = {"steps.python.outputs.python-path": sys.executable}
    ran = run_step("install", scratch, known=known, GITHUB_ACTION_PATH=str(source), PIP_NO_COMPILE="1")
    assert ran.status == 0, ran.ended.err
    assert not (scratch.folder / "owned").exists()
    assert not (ran.temp / "cxjourney/bin/cxjourney").is_symlink(), "it was installed, not borrowed"
    assert list(ran.temp.glob("cxjourney/lib/*/site-packages/cxjourney/cli/commands/validate.py"))


def test_steps_come_in_order() -> None:
    assert [one.get("id") for one in STEPS] == ["python", "install", "validate", None, "comment", "report", None]
    assert step("python")["with"]["update-environment"] == "false"


def test_the_report_is_made_and_named_for_upload(scratch: Repository) -> None:
    ran = run_step("report", scratch, event="pull_request")
    assert ran.status == 0, ran.ended.err
    (line,) = ran.outputs.splitlines()
    file = Path(line.removeprefix("report="))
    assert file == ran.temp / "cxjourney-report/cxjourney.html"
    assert "Buys a ticket" in file.read_text("utf-8")
    upload = STEPS[-1]
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert upload["with"] == {
        "path": "${{ steps.report.outputs.report }}", "name": "${{ steps.report.outputs.name }}",
        "archive": "${{ inputs.report == 'folder' }}", "if-no-files-found": "error",
    }  # fmt: skip
    assert "steps.report.outputs.report != ''" in upload["if"]


@pytest.mark.parametrize("category", ["cxjourney", "of shop/one.html", "..", "-x"])
def test_the_report_is_made_as_a_folder_of_pages(scratch: Repository, category: str) -> None:
    assert "inputs.report == 'folder'" in step("report")["if"]
    ran = run_step("report", scratch, {"report": "folder", "category": category}, event="pull_request")
    assert ran.status == 0, ran.ended.err
    path, name = (line.partition("=")[2] for line in ran.outputs.splitlines())
    assert Path(path) == ran.temp / "cxjourney-site" / name
    assert re.fullmatch(r"site-[\w.-]*", name)
    assert "Buys a ticket" in (Path(path) / "index.html").read_text("utf-8")
    assert (Path(path) / "assets/report.css").exists()


def test_sound_journeys_are_reported_beside_broken_ones_and_none_alone_is(scratch: Repository) -> None:
    scratch.write(rides=BROKEN.replace("buys", "rides"))
    scratch.commit()
    ran = run_step("report", scratch)
    assert (ran.status, ran.outputs.startswith("report=")) == (0, True)
    scratch.write(buys=BROKEN)
    scratch.commit()
    Path(ran.outputs.strip().removeprefix("report=")).unlink()
    none = run_step("report", scratch)
    assert (none.status, none.outputs) == (0, "")
    assert run_step("report", scratch, {"paths": "nowhere"}).status == 2


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_of_a_report_is_only_a_name(scratch: Repository, value: str) -> None:
    before = set(scratch.folder.iterdir())
    ran = run_step("report", scratch, {"category": value})
    assert ran.status == 0, ran.ended.err
    file = Path(ran.outputs.strip().removeprefix("report="))
    assert file.parent == ran.temp / "cxjourney-report"
    assert re.fullmatch(r"[\w.-]+\.html", file.name)
    assert set(scratch.folder.iterdir()) == before
