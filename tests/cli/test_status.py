"""Exit statuses: 0 nothing found, 1 found, 2 could not run, 3 our fault, 130 and 143 when it is stopped.

If it fails, a script takes a crash for a finding, or a finding for success.
"""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .command import COMMAND, JOURNEY, environment, run, run_here, write

BROKEN = JOURNEY.replace("title: Buys a ticket\n", "titel: Buys a ticket\n")


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize(
    ("options", "status"),
    [
        ([], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "never"], 0),
        (["--profile", "strict"], 1),
        (["--profile", "starter", "--fail-on", "warning"], 1),
        (["--profile", "strict", "--fail-on", "never"], 0),
        (["--select", "CX301,CX601", "--fail-on", "warning"], 1),
        (["--select", "CX2", "--fail-on", "info"], 0),
        (["--ignore", "CX", "--fail-on", "info"], 0),
    ],
)
def test_validate_ends_alike_in_every_format(
    here: Path, options: list[str], status: int, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(here, buys=JOURNEY)
    assert run_here(capfdbinary, "validate", *options, "--format", form).status == status


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_error_ends_with_1(home: Path, form: str) -> None:
    write(home / "journeys", broken=BROKEN)
    assert run("validate", "--format", form, cwd=home).status == 1
    assert run("validate", "--format", form, "--fail-on", "never", cwd=home).status == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("gaps",),
        ("gaps", "--format", "json"),
        ("gaps", "-q"),
        ("whatif", "-q"),
        ("render", "-q", "-o", "maps"),
        ("render", "-o", "maps"),
    ],
)
def test_sound_journeys_are_done_and_broken_ones_told(home: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, cwd=home).status == 0
    write(home / "journeys", broken=BROKEN.replace("buys", "bought"))
    ended = run(*arguments, cwd=home)
    assert ended.status == 1
    assert "broken.yaml" in ended.said
    assert "titel" in ended.said
    assert b"broken.yaml" not in ended.out
    if arguments[0] == "render":
        assert [path.name for path in (home / "maps").iterdir()] == ["buys.journey.svg"]
    else:
        shown = {"gaps": "Looks for a ticket", "whatif": "Buys a ticket (buys)"}
        assert shown[arguments[0]] in ended.text


def test_select_and_ignore_take_beginnings_of_codes(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(here, buys=JOURNEY)

    def codes(*options: str) -> set[str]:
        found = json.loads(run_here(capfdbinary, "validate", "--format", "json", *options).out)["findings"]
        return {finding["code"] for finding in found}

    every = codes()
    assert {"CX301", "CX601"} <= every
    assert codes("--select", "CX3") == {code for code in every if code.startswith("CX3")}
    assert codes("--select", "cx301, CX6") == {code for code in every if code.startswith(("CX301", "CX6"))}
    assert codes("--select", "CX301", "--select", "CX601") == {"CX301", "CX601"}
    assert codes("--ignore", "CX3,CX6") == {code for code in every if not code.startswith(("CX3", "CX6"))}
    assert codes("--select", "CX3", "--ignore", "CX301") == {
        code for code in every if code.startswith("CX3") and code != "CX301"
    }


def test_starter_and_drafts_are_judged_alike(here: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(here, buys=JOURNEY)

    def found(*options: str) -> list[tuple[str, str]]:
        report = json.loads(run_here(capfdbinary, "validate", "--format", "json", *options).out)
        return [(finding["code"], finding["severity"]) for finding in report["findings"]]

    starter = found("--profile", "starter")
    assert {code for code, _ in starter} == {"CX301", "CX601"}
    write(here, buys=JOURNEY.replace("title: Buys a ticket", "title: Buys a ticket\nstatus: draft"))
    assert found() == starter
    assert found("--profile", "strict") == starter  # strict asks nothing of a draft


def test_info_is_shown_on_request(home: Path) -> None:
    plain, asked = (run("validate", *options, cwd=home) for options in ([], ["--show-info"]))
    assert " info: " not in plain.text
    assert "--show-info" in plain.text
    assert " info: " in asked.text
    assert "--show-info" not in asked.text
    assert " info: " in run("validate", "--fail-on", "info", cwd=home).text  # what fails is never hidden


WRONG = [
    ["nonsense"],
    ["validate", "nowhere"],
    ["validate", "journeys", "nowhere"],
    ["validate", ""],
    ["validate", "x" * 5000],
    ["validate", "--nonsense"],
    ["validate", "--format", "sariff"],
    ["validate", "--fail-on", "fatal"],
    ["validate", "--profile", "lax"],
    ["validate", "--select", "CX99"],
    ["validate", "--ignore", "E501"],
    ["validate", "--as-of", "tomorrow"],
    ["validate", "--as-of", "2026-02-30"],
    ["validate", "--as-of", "20261121"],
    ["validate", "--as-of", "2026-W47-6"],
    ["validate", "--as-of", ""],
    ["validate", "--color", "sometimes"],
    ["validate", "empty"],
    ["validate", "--output", "journeys"],
    ["validate", "--output", "/dev/full"],
    ["gaps", "--format", "nonsense"],
    ["gaps", "--journey", "sells"],
    ["gaps", "--top", "0"],
    ["gaps", "--top", "many"],
    ["gaps", "empty"],
    ["render", "--view", "nonsense"],
    ["render", "--format", "gif"],
    ["render", "--engine", "nonsense"],
    ["render", "--journey", "sells"],
    ["render", "--view", "all", "-o", "-"],
    ["render", "--view", "all", "-o", "one.svg"],
    ["render", "-o", "/dev/full"],
    ["render", "-o", "/proc/nowhere"],
    ["explain"],
    ["explain", "CX999"],
    ["explain", "CX301", "--format", "nonsense"],
    ["rules", "--format", "nonsense"],
    ["schema"],
    ["schema", "nonsense"],
    ["init", "journeys/buys.yaml"],
    ["init", "--language", "klingonese!"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=lambda arguments: " ".join(arguments)[:50])
def test_what_cannot_run_ends_with_2_and_says_why(
    here: Path, arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(here / "journeys", buys=JOURNEY)
    (here / "empty").mkdir()
    ended = run_here(capfdbinary, *arguments)
    assert (ended.status, ended.out) == (2, b"")
    assert ended.said.startswith("Error: ")
    assert len(ended.said) < 600


def test_the_command_itself_ends_so(home: Path) -> None:
    for arguments in (["validate", "nowhere"], ["validate", "--format", "nonsense"], ["render", "-o", "/dev/full"]):
        ended = run(*arguments, cwd=home)
        assert (ended.status, ended.out) == (2, b"")
        assert ended.said.startswith("Error: ")


@pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "junit", "markdown", "html", "__init__", "../text"])
def test_a_format_is_one_that_help_names_or_a_usage_error(
    here: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from cxjourney.formats import FINDINGS

    write(here, buys=JOURNEY)
    ended = run_here(capfdbinary, "validate", "--format", form)
    if form in FINDINGS:
        assert ended.status == 0
    else:
        assert ended.status == 2
        assert "is not one of text, " in ended.said


@pytest.mark.parametrize(
    ("option", "variable", "day"),
    [(None, "2026-12-31", "2026-12-31"), ("2026-01-31", "2026-12-31", "2026-01-31"), ("2026-01-31", "", "2026-01-31")],
)
def test_the_day_comes_from_the_option_before_the_environment(
    home: Path, option: str | None, variable: str, day: str
) -> None:
    options = ["--as-of", option] if option else []
    ended = run("validate", "--format", "json", *options, cwd=home, env={"CXJOURNEY_AS_OF": variable})
    assert json.loads(ended.out)["as_of"] == day


def test_without_a_day_it_is_today_in_utc(home: Path) -> None:
    before = time.strftime("%Y-%m-%d", time.gmtime())
    ended = run("validate", "--format", "json", cwd=home, env={"CXJOURNEY_AS_OF": "", "TZ": "Pacific/Kiritimati"})
    after = time.strftime("%Y-%m-%d", time.gmtime())
    assert json.loads(ended.out)["as_of"] in (before, after)


def test_a_wrong_day_in_the_environment_ends_with_2(home: Path) -> None:
    ended = run("gaps", cwd=home, env={"CXJOURNEY_AS_OF": "soon"})
    assert ended.status == 2
    assert "soon" in ended.said


def test_the_journeys_folder_is_what_no_path_means(home: Path) -> None:
    write(home, other=JOURNEY.replace("journey: buys", "journey: other"))
    inside = json.loads(run("validate", "--format", "json", cwd=home).out)["summary"]
    assert inside["journeys"] == 1
    here = json.loads(run("validate", "--format", "json", cwd=home / "journeys").out)["summary"]
    assert here["journeys"] == 1


def test_a_fault_of_ours_ends_with_3_and_shows_a_traceback_only_on_request(home: Path) -> None:
    code = "import cxjourney.pipeline.load as l; l.load_found = None; from cxjourney.cli import main; main()"
    python: list[str | Path] = [COMMAND.with_name("python"), "-c", code]
    ended = run("gaps", "journeys", cwd=home, command=python)
    assert (ended.status, ended.out) == (3, b"")
    assert "TypeError" in ended.said
    shown = subprocess.run(
        [*python, "gaps", "journeys", "--debug"], cwd=home, env=environment(), capture_output=True, check=False
    )
    assert b"Traceback" in shown.stderr
    assert shown.returncode not in (0, 2)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("arguments", [["validate", "-"], ["gaps", "-"], ["render", "-", "-o", "maps"]])
def test_stopped_by_a_signal(tmp_path: Path, arguments: list[str], number: int, status: int) -> None:
    process = subprocess.Popen(
        [COMMAND, *arguments, "--verbose"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_until_it_reads(process)
    process.send_signal(number)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err) == (status, b"", b"")


def wait_until_it_reads(process: "subprocess.Popen[bytes]") -> None:
    """Wait until a process waits for its standard input, which its system call tells."""
    assert process.stdin is not None
    for _ in range(1000):
        state = Path(f"/proc/{process.pid}/wchan").read_text()
        if "pipe" in state:
            return
        time.sleep(0.01)
    raise AssertionError(f"it does not read: {state}")


@pytest.mark.parametrize("arguments", [["validate"], ["gaps"], ["rules"], ["schema", "journey"], ["--help"], []])
def test_a_reader_that_goes_away_ends_it_quietly(home: Path, arguments: list[str]) -> None:
    read, write_end = os.pipe()
    os.close(read)
    with os.fdopen(write_end, "wb") as nobody:
        ended = subprocess.run(
            [COMMAND, *arguments], cwd=home, env=environment(), stdout=nobody, stderr=subprocess.PIPE, check=False
        )
    assert ended.stderr == b""
    assert ended.returncode in (0, 2 if not arguments else 0)


STREAMS = [
    ["validate"],
    ["validate", "--format", "json"],
    ["gaps"],
    ["rules"],
    ["explain", "CX301"],
    ["render", "-o", "-"],
]


@pytest.mark.parametrize("arguments", [*STREAMS, ["schema", "journey"], ["--version"], ["--help"], ["gaps", "--help"]])
def test_a_full_disk_behind_standard_output_ends_with_2(home: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [COMMAND, *arguments], cwd=home, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert b"no space left on device" in ended.stderr
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize("arguments", STREAMS)
def test_a_closed_standard_output_ends_with_2(home: Path, arguments: list[str]) -> None:
    ended = run("-c", '"$0" "$@" >&-', COMMAND, *arguments, cwd=home, command=["sh"])
    assert ended.status == 2
    assert "closed" in ended.said


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_a_standard_error_that_takes_nothing_changes_no_status(home: Path, redirection: str) -> None:
    for arguments, status in ((["validate", "nowhere"], 2), (["render"], 0), (["nonsense"], 2), (["init", "new"], 0)):
        ended = run("-c", f'"$0" "$@" {redirection}', COMMAND, *arguments, cwd=home, command=["sh"])
        assert (ended.status, ended.out) == (status, b"")


def test_a_closed_standard_input_ends_with_2(home: Path) -> None:
    ended = run("-c", '"$0" validate - <&-', COMMAND, cwd=home, command=["sh"])
    assert ended.status == 2
    assert "standard input" in ended.said


def test_one_journey_comes_through_standard_input(tmp_path: Path) -> None:
    ended = run("validate", "-", "--format", "json", cwd=tmp_path, stdin=JOURNEY.encode())
    report = json.loads(ended.out)
    assert ended.status == 0
    assert report["summary"]["journeys"] == 1
    assert {finding["file"] for finding in report["findings"]} == {"stdin"}
    assert "Buys a ticket" in run("gaps", "-", cwd=tmp_path, stdin=JOURNEY.encode()).text
    assert run("render", "-", "-o", "-", cwd=tmp_path, stdin=JOURNEY.encode()).text.startswith("<?xml")


def test_standard_input_stands_beside_paths(home: Path) -> None:
    other = JOURNEY.replace("journey: buys", "journey: other")
    report = json.loads(run("validate", "journeys", "-", "--format", "json", cwd=home, stdin=other.encode()).out)
    assert report["summary"]["journeys"] == 2


@pytest.mark.parametrize("text", [b"", b"# nothing\n", b"42\n", b"\xff\xfe", b"\x00", b"a: [", b"- 1\n"])
def test_nothing_of_use_on_standard_input_is_one_finding(tmp_path: Path, text: bytes) -> None:
    ended = run("validate", "-", "--format", "json", cwd=tmp_path, stdin=text)
    assert ended.status == 1
    assert [finding["severity"] for finding in json.loads(ended.out)["findings"]] == ["error"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("cache", "clear"), "Did you mean clean?"),
        (("validate", "-f", "md"), "Did you mean markdown?"),
        (("whatif", "--format", "jsno"), "Did you mean json?"),
        (("validate", "--fail-on", "zzz"), "“zzz” is not one of error, warning, info, never."),
    ],
)
def test_a_word_that_is_nearly_right(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], says: str
) -> None:
    ended = run_here(capfdbinary, *arguments, *([str(home)] if arguments[0] == "whatif" else []))
    assert ended.status == 2
    assert says in ended.said


def test_help_is_a_word_too(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for word, option in ((("help",), ("--help",)), (("help", "gaps"), ("gaps", "--help"))):
        asked = run_here(capfdbinary, *word)
        assert asked.status == 0
        assert asked.text == run_here(capfdbinary, *option).text != ""


@pytest.mark.parametrize("command", ["gaps", "render"])
@pytest.mark.parametrize("broken", ["oops: 1\n", "title: [\n"])
def test_a_journey_that_was_asked_for_and_is_broken_is_not_called_unknown(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes], command: str, broken: str
) -> None:
    write(home / "journeys", sells=JOURNEY.replace("journey: buys", "journey: sells") + broken)
    ended = run_here(capfdbinary, command, str(home), "--journey", "sells")
    assert ended.status == 2
    assert "sells.yaml:" in ended.said
    assert ended.said.endswith("Error: sells can't be judged: fix its errors first.\n")
    assert "can't be judged" not in run_here(capfdbinary, command, str(home), "--journey", "bu").said
