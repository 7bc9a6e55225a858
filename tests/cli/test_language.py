"""The language that the commands speak: by option, by environment, by configuration, and with a team's own words.

If it fails, a designer in Tehran reads English findings, or a sentence that is half of one language.
"""

import json
import re
from pathlib import Path

import pytest

from cxjourney.languages import available_languages
from cxjourney.rules.rule_index import all_rules
from tests.paths import EXAMPLE, JOURNEYS

from .command import JOURNEY, Ended, run_here, write

Captured = pytest.CaptureFixture[bytes]
PERSIAN = "داده‌ای نوشته نشده است که ببیند در pays چه می‌گذرد"
ENGLISH = "No data is named that sees what happens at pays"


@pytest.fixture
def there(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CXJOURNEY_LANGUAGE", raising=False)
    write(here / "journeys", buys=JOURNEY)
    return here


def test_validate_speaks_the_language_of_option_environment_and_configuration_in_this_order(
    there: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ENGLISH in run_here(capfdbinary, "validate").text
    assert PERSIAN in run_here(capfdbinary, "validate", "--language", "fa").text
    assert ENGLISH in run_here(capfdbinary, "validate").text, "the cache answers in another language"
    (there / "cxjourney.toml").write_text('language = "fa"\n', "utf-8")
    assert PERSIAN in run_here(capfdbinary, "validate").text
    monkeypatch.setenv("CXJOURNEY_LANGUAGE", "en")
    assert ENGLISH in run_here(capfdbinary, "validate").text
    assert PERSIAN in run_here(capfdbinary, "validate", "--language", "fa").text


@pytest.mark.usefixtures("there")
def test_json_has_the_same_keys_and_codes_in_every_language(capfdbinary: Captured) -> None:
    english, persian = (
        json.loads(run_here(capfdbinary, "validate", "-f", "json", "--language", tag).out) for tag in ("en", "fa")
    )
    assert english["summary"] == persian["summary"]
    told = [dict(finding) for finding in persian["findings"]]
    for finding, other in zip(english["findings"], told, strict=True):
        assert re.search("[آ-ی]", other.pop("message") + other.pop("help"))
        assert other == {key: value for key, value in finding.items() if key not in ("message", "help")}


@pytest.mark.usefixtures("there")
def test_a_baseline_knows_findings_in_every_language(capfdbinary: Captured) -> None:
    run_here(capfdbinary, "validate", "--write-baseline", "known.json", "--language", "fa")
    ended = run_here(capfdbinary, "validate", "--baseline", "known.json", "--language", "id")
    assert "0 galat, 0 peringatan" in " ".join(ended.text.split())


@pytest.mark.parametrize("tag", [tag for tag in available_languages() if tag != "en"])
def test_every_command_speaks_every_language(
    tag: str, there: Path, capfdbinary: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that the tool itself says around codes, ids and words of the format is what it says in English."""
    monkeypatch.setenv("COLUMNS", "400")
    bank = str(JOURNEYS / "bank")
    write(there / "old", buys=JOURNEY.replace(", data: [clicks]", "").replace("internet: none", "internet: good"))
    for arguments in (
        ("validate", bank, "--show-info", "--no-cache"),
        ("validate", bank, "-f", "markdown", "--min-known", "99"),
        ("gaps", str(there)),
        ("gaps", str(there), "-f", "markdown", "--explain"),
        ("whatif", str(EXAMPLE)),
        ("whatif", str(EXAMPLE), "--without", "channel:branch", "-f", "markdown"),
        ("diff", str(there / "journeys"), "--base", str(there / "old")),
        ("rules",),
    ):
        said = [set(_lines(run_here(capfdbinary, *arguments, "--language", to))) for to in ("en", tag)]
        alike = {line for line in said[0] & said[1] if re.search(r"[a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]+", line)}
        assert not alike, arguments


def _lines(ended: Ended) -> list[str]:
    """Return what was written, line by line, without lines of files and what stands in quotes."""
    return [re.sub("“[^”]*(?:”|$)|^[^“]*”", "", line) for line in ended.text.splitlines() if "│" not in line]


@pytest.mark.parametrize("tag", available_languages())
def test_explain_and_rules_say_what_a_rule_reports(tag: str, capfdbinary: Captured) -> None:
    listed = json.loads(run_here(capfdbinary, "rules", "-f", "json", "--language", tag).out)["rules"]
    told = json.loads(run_here(capfdbinary, "explain", "CX301", "-f", "json", "--language", tag).out)["rules"][0]
    (short,) = (rule["summary"] for rule in listed if rule["code"] == "CX301")
    assert short == told["summary"]
    assert (short == all_rules()["CX301"].summary) is (tag == "en")
    assert told["page_language"] == "en"
    page = run_here(capfdbinary, "explain", "CX301", "-f", "markdown", "--language", tag).text
    assert short in page
    assert "## Why it matters" in page


@pytest.mark.parametrize("command", ["validate", "gaps", "whatif"])
@pytest.mark.usefixtures("there")
def test_a_language_that_can_t_be_had_is_told(command: str, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, command, "--language", "tlh")
    assert ended.status == 0
    assert "There are no words in tlh here: English stands in their place. There are: " in ended.said


def test_init_writes_and_speaks_the_language(there: Path, capfdbinary: Captured) -> None:
    ended = run_here(capfdbinary, "init", "begun", "--language", "fa")
    assert ended.status == 0
    assert "حالا این‌ها را امتحان کنید:" in ended.said
    assert "language: fa" in (there / "begun/repair-an-appliance.yaml").read_text("utf-8")
    unknown = run_here(capfdbinary, "init", "other", "--language", "tlh")
    assert unknown.status == 0
    assert "There are no words in tlh here" in unknown.said
    assert (there / "other/book-an-appointment.yaml").is_file()


@pytest.mark.parametrize(
    "command",
    [
        "export csv -o out.csv",
        "new persona --title Siti --yes",
        "rename stage:looks seeks --yes",
        "import mermaid a.mmd -o journeys --yes",
    ],
)
def test_the_workspace_s_language_is_spoken_where_no_path_is_named(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.mmd").write_text("journey\n title Buys\n Looks: 4: Siti\n")
    assert run_here(capfdbinary, "init", "--from", "a.mmd", "--language", "id").status == 0
    (tmp_path / "a.mmd").write_text("journey\n title Buys\n Looks: 4: Siti\n Pays: 2: Siti\n")
    ended = run_here(capfdbinary, *command.split())
    assert ended.status == 0
    assert re.search(" ditulis|sekarang", ended.said), ended.said
    assert "wrote" not in ended.said


def own_words(there: Path, text: str, config: str = '[languages]\nsv = "words/sv.yaml"\n') -> None:
    (there / "words").mkdir(exist_ok=True)
    (there / "words/sv.yaml").write_text(text, "utf-8")
    (there / "cxjourney.toml").write_text(config, "utf-8")


SOME = """\
CX301.message.unnamed: "Ingen ser vad som händer i {stage}: ingen datakälla nämns."
map.legend: Teckenförklaring
"""


def test_a_team_brings_a_language_of_its_own(there: Path, capfdbinary: Captured) -> None:
    own_words(there, SOME)
    ended = run_here(capfdbinary, "validate", "--language", "sv")
    assert "Ingen ser vad som händer i pays: ingen datakälla nämns." in ended.text
    assert re.search(r"words/sv\.yaml lacks [0-9,]+ messages, English in their place: figures\.digits, ", ended.said)
    own_words(there, SOME.replace("Ingen", "Ingen alls"))
    assert "Ingen alls ser" in run_here(capfdbinary, "validate", "--language", "sv").text, (
        "the cache knows the old words"
    )
    assert "lacks" not in run_here(capfdbinary, "validate", "--language", "sv", "--quiet").said


def test_words_that_stand_beside_journeys_are_not_taken_for_one(there: Path, capfdbinary: Captured) -> None:
    for named in ("journeys/sv.yaml", "./journeys/sv.yaml"):
        (there / "cxjourney.toml").write_text(f'[languages]\nsv = "{named}"\n', "utf-8")
        (there / "journeys/sv.yaml").write_text(SOME, "utf-8")
        assert "sv.yaml" not in run_here(capfdbinary, "validate", "--no-cache").text
    (there / "cxjourney.toml").write_text("", "utf-8")
    assert "CX101" in run_here(capfdbinary, "validate", "--no-cache").text


def test_a_map_is_drawn_in_a_team_s_own_words(there: Path, capfdbinary: Captured) -> None:
    own_words(there, SOME)
    assert run_here(capfdbinary, "render", "--language", "sv", "-o", "maps").status == 0
    assert ">Teckenförklaring<" in (there / "maps/buys.journey.svg").read_text("utf-8")
    own_words(there, SOME.replace("Tecken", "Färg"))
    assert run_here(capfdbinary, "render", "--language", "sv", "-o", "maps").status == 0
    assert ">Färgförklaring<" in (there / "maps/buys.journey.svg").read_text("utf-8"), "the old map was left there"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("map.legnd: Tecken", "words/sv.yaml:3:1 No message has the key map.legnd. Did you mean map.legend?"),
        ('gaps.as-of: "Läget"', "words/sv.yaml:3:1 gaps.as-of lacks {date}, for which something is put in."),
        ('gaps.as-of: "Läget {dag} {date}"', "gaps.as-of has {dag}, for which nothing is put in. There are: {date}."),
        (
            'gaps.as-of: "{date.__class__} {date}"',
            "gaps.as-of has a brace that belongs to no placeholder such as {date}.",
        ),
        ("gaps.stage: 3", "words/sv.yaml:3:1 gaps.stage is no text: put it in quotes."),
        ('gaps.stage: ""', "gaps.stage is empty: write the message, or delete the line to have it in English."),
        (
            'gaps.stage: "a\\u202eb"',
            "gaps.stage is to be one line of at most 1000 characters, none of which is unseen.",
        ),
        ("figures.digits: '123'", "figures.digits takes the ten digits from 0 to 9, without anything between them."),
        ("- a", "words/sv.yaml:3:1 "),
    ],
)
def test_words_that_can_t_be_used_are_told_with_their_place_and_the_map_is_drawn(
    there: Path, capfdbinary: Captured, line: str, said: str
) -> None:
    own_words(there, f"{SOME}{line}\n")
    ended = run_here(capfdbinary, "render", "--language", "sv", "-o", "maps")
    assert (ended.status, (there / "maps/buys.journey.svg").is_file()) == (0, True)
    assert said in ended.said


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[languages]\nsv = "../sv.yaml"\n', "languages.sv names ../sv.yaml, which is not inside the folder"),
        ('[languages]\nsv = "/etc/hostname"\n', "languages.sv names /etc/hostname, which is not inside the folder"),
        ('[languages]\nsv = "words/no.yaml"\n', "words/no.yaml (languages.sv): This file can't be read"),
        ('[languages]\nsv = "words"\n', "words (languages.sv): This folder can't be read"),
        ('[languages]\n"sv-SE" = "words/sv.yaml"\n', "[languages] names sv-SE, where a language alone is expected"),
    ],
)
def test_a_file_of_words_that_can_t_be_read_is_told(there: Path, capfdbinary: Captured, config: str, said: str) -> None:
    own_words(there, SOME, config)
    (there.parent / "sv.yaml").write_text(SOME, "utf-8")
    ended = run_here(capfdbinary, "validate", "--language", "sv")
    assert ended.status == 0
    assert said in ended.said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("map.legnd: Tecken", "هیچ پیامی کلید map.legnd ندارد. منظورتان map.legend بود؟"),
        ('gaps.as-of: "Läget {dag} {date}"', "چیزی به‌جایش نمی‌آید. آنچه هست: {date}."),
        ("gaps.stage: [", "بسته نمی‌شود"),
    ],
)
def test_what_is_wrong_with_words_is_told_in_the_language_that_was_asked_for(
    there: Path, capfdbinary: Captured, line: str, said: str
) -> None:
    own_words(there, f"{line}\n", '[languages]\nfa = "words/sv.yaml"\n')
    ended = run_here(capfdbinary, "validate", "--language", "fa")
    assert said in ended.said
    assert "No " not in ended.said


@pytest.mark.parametrize("command", ["validate", "gaps", "render", "whatif"])
@pytest.mark.usefixtures("there")
def test_which_files_were_read_is_said_in_the_language(capfdbinary: Captured, command: str) -> None:
    ended = run_here(capfdbinary, command, "--language", "de", "--verbose")
    assert "gelesen: " in ended.said
    assert "read " not in ended.said


@pytest.mark.parametrize("command", ["gaps", "render", "whatif"])
def test_a_file_that_is_left_out_is_told_of_in_the_language(there: Path, capfdbinary: Captured, command: str) -> None:
    """A room that reads its gaps in Persian is told in Persian why a journey is not among them."""
    (there / "journeys/torn.yaml").write_text("journey: torn\ntitle: [\n", "utf-8")
    ended = run_here(capfdbinary, command, "--language", "fa")
    assert "هرگز بسته نمی‌شود" in ended.said


def test_a_link_out_of_the_workspace_is_not_followed(there: Path, capfdbinary: Captured) -> None:
    own_words(there, SOME)
    (there.parent / "outside.yaml").write_text(SOME, "utf-8")
    (there / "words/sv.yaml").unlink()
    (there / "words/sv.yaml").symlink_to(there.parent / "outside.yaml")
    assert "is not inside the folder" in run_here(capfdbinary, "validate", "--language", "sv").said


def test_a_team_may_say_a_few_things_otherwise_in_a_language_of_the_tool(there: Path, capfdbinary: Captured) -> None:
    own_words(there, "gaps.stage: Step\n", '[languages]\nen = "words/sv.yaml"\n')
    ended = run_here(capfdbinary, "gaps", "-f", "markdown")
    assert "| Step |" in ended.text
    assert ended.said == ""


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("language = 3\n", "cxjourney.toml:1:1 language is the number 3, where a language tag is expected."),
        ('language = "Persian"\n', "بنویسید fa."),
        ('languages = "sv"\n', "Write [languages] on a line by itself"),
        ("[languages]\nsv = 3\n", "cxjourney.toml:2:1"),
    ],
)
def test_a_setting_that_is_none_is_told(there: Path, capfdbinary: Captured, config: str, said: str) -> None:
    (there / "cxjourney.toml").write_text(config, "utf-8")
    ended = run_here(capfdbinary, "validate")
    assert ended.status == 2
    assert said in ended.said


@pytest.mark.usefixtures("there")
@pytest.mark.parametrize("command", [["gaps"], ["whatif"], ["render", "-o", "maps"]])
def test_what_keeps_a_file_from_being_read_is_told_in_the_language_by_every_command(
    command: list[str], capfdbinary: Captured
) -> None:
    write(Path("journeys"), broken="journey: broken\ntitle: B\ntitle: C\n")
    english, persian = (run_here(capfdbinary, *command, "--language", tag).err.decode() for tag in ("en", "fa"))
    assert "The key title stands here a second time." in english
    assert "broken.yaml:3:1" in persian
    assert "The key title" not in persian
    assert re.search("[آ-ی]", persian)


@pytest.mark.parametrize(("language", "status"), [("de", 1), ("en", 0)])
def test_a_journey_that_names_no_language_is_judged_as_one_in_that_of_the_configuration(
    language: str, status: int, tmp_path: Path, capfdbinary: Captured
) -> None:
    """In English, “und dunkel” doesn't go on with what came before."""
    (tmp_path / "cxjourney.toml").write_text(f'language = "{language}"\n')
    (tmp_path / "a.yaml").write_text(
        "journey: a\ntitle: A\nstages:\n  - {id: x, title: X, barriers: [es ist laut, und dunkel]}\n"
    )
    found = run_here(capfdbinary, "validate", str(tmp_path), "--select", "CX109", "--fail-on", "warning")
    assert found.status == status
