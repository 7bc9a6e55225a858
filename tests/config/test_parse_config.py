"""The settings that a configuration can hold, and every fault of one with its place.

If it fails, a fault in cxjourney.toml is told at the wrong line, or a wrong setting is taken.
"""

import json

import pytest
from jsonschema import Draft202012Validator

from cxjourney.config.parse_config import Config, ConfigFault, config_schema_text, parse_config
from cxjourney.config.settings import DEFAULTS, settings_from_plain, settings_to_plain
from cxjourney.config.settings_model import SettingsModel
from cxjourney.config.threshold_checks import threshold_figures
from tests.paths import ROOT


def faults(text: str, shared: bool = False) -> list[ConfigFault]:
    found = parse_config(text, shared)
    assert isinstance(found, list)
    return found


def config(text: str, shared: bool = False) -> Config:
    found = parse_config(text, shared)
    assert isinstance(found, Config), found
    return found


def test_everything_that_can_be_set() -> None:
    text = """
profile = "strict"
select = ["CX3"]
ignore = ["CX303"]
fail_on = "warning"
min_covered = 80
min_known = 46.7
exclude = ["archive/*"]

[severity]
CX5 = "info"

[thresholds]
CX306 = 4
CX507 = "6m"

[limits]
max_bytes = 1000
"""
    read = config(text)
    settings = read.settings
    assert (settings.profile, settings.select, settings.ignore) == ("strict", ("CX3",), ("CX303",))
    assert (settings.fail_on, settings.min_covered, settings.min_known) == ("warning", 80, 46.7)
    assert settings.exclude == ("archive/*",)
    assert settings.severity == {"CX5": "info"}
    assert settings.thresholds == {"CX306": 4, "CX507": 180}
    assert (settings.limits.max_bytes, settings.limits.max_depth) == (1000, 64)
    assert read.lines == {
        "profile": 2, "select": 3, "ignore": 4, "fail_on": 5, "min_covered": 6, "min_known": 7, "exclude": 8,
        "severity": 10, "severity.CX5": 11, "thresholds": 13, "thresholds.CX306": 14, "thresholds.CX507": 15,
        "limits": 17, "limits.max_bytes": 18,
    }  # fmt: skip


def test_the_settings_of_an_empty_file_are_the_defaults() -> None:
    assert config("").settings == DEFAULTS
    assert list(settings_to_plain(DEFAULTS)) == list(SettingsModel.model_fields)
    assert SettingsModel().model_dump(mode="json") == json.loads(json.dumps(settings_to_plain(DEFAULTS)))


def test_settings_come_back_from_plain_data_as_they_were() -> None:
    text = 'select = ["CX3"]\n[severity]\nCX5 = "info"\n[theme]\nbase = "dark"\nlogo = "We"\n[limits]\nmax_depth = 9\n'
    for settings in (DEFAULTS, config(text).settings):
        assert settings_from_plain(json.loads(json.dumps(settings_to_plain(settings)))) == settings


def test_the_schema_is_that_of_the_settings_and_accepts_what_is_read() -> None:
    path = ROOT / "schemas/config.schema.json"
    assert path.read_text("utf-8") == config_schema_text(), "schemas/ is stale: run make schemas"
    judge = Draft202012Validator(json.loads(config_schema_text()))
    judge.check_schema(judge.schema)
    assert judge.is_valid({"fail_on": "never", "severity": {"CX5": "info"}, "thresholds": {"CX507": "90d", "CX306": 4}})
    wrongs: tuple[dict[str, object], ...] = (
        {"profil": "strict"},
        {"severity": {"CX999x": "info"}},
        {"limits": {"max_byte": 1}},
        {"x-own": 1},
    )
    for wrong in wrongs:
        assert not judge.is_valid(wrong), wrong
        assert isinstance(parse_config(toml(wrong), False), list), wrong


def toml(settings: dict[str, object]) -> str:
    lines = [
        f"[{k}]\n" + "\n".join(f"{a} = {json.dumps(b)}" for a, b in v.items())
        for k, v in settings.items()
        if isinstance(v, dict)
    ]
    return "\n".join([*(f"{k} = {json.dumps(v)}" for k, v in settings.items() if not isinstance(v, dict)), *lines])


def test_a_table_of_pyproject_is_read_and_nothing_else_of_it() -> None:
    read = config(
        '[project]\nprofile = 3\n[tool.cxjourney]\nfail_on = "never"\n[tool.cxjourney.limits]\nmax_depth = 9\n', True
    )
    assert (read.settings.fail_on, read.settings.limits.max_depth) == ("never", 9)
    assert read.lines == {"fail_on": 4, "limits": 5, "limits.max_depth": 6}


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ('profil = "strict"', 1, 1, "Did you mean profile?"),
        ('\n  profile = "strikt"', 2, 3, "Did you mean strict?"),
        ("min_covered = 130", 1, 1, "from 0 to 100"),
        ('min_known = "80"', 1, 1, "a number"),
        ('select = "CX3"', 1, 1, 'select = ["…"]'),
        ('select = ["cx3"]', 1, 1, "select"),
        ("[limits]\nmax_byte = 3", 2, 1, "Did you mean max_bytes?"),
        ("[limits]\nmax_depth = 100000", 2, 1, "from 1 to 200"),
        ('[severity]\nCX301x = "info"', 2, 1, "no rule's code"),
        ('[severity]\nCX301 = "warn"', 2, 1, "Did you mean warning?"),
        ('[severity]\nCX301 = "off"', 2, 1, 'ignore = ["CX301"].'),
        ("[severity]\nCX3 = false", 2, 1, 'ignore = ["CX3"].'),
        ('ignore = ["CX4"]\n[severity]\nCX5 = "info"\nCX301 = "Off"', 4, 1, 'ignore = ["CX4", "CX301"].'),
        (
            '[thresholds]\nCX507 = "90 days"',
            2,
            1,
            'CX507 is set to "90 days", where a length of time such as "90d" is expected.',
        ),
        ("[thresholds]\nCX507 = 0", 2, 1, "In quotes, with d, w, m or y for days, weeks, months or years."),
        ("[thresholds]\nCX507 = 90", 2, 1, 'Default: CX507 = "180d"'),
        ("[thresholds]\nCX306 = true", 2, 1, "a whole number from 1 to 100"),
        (
            '[thresholds]\nCX803 = "30d"',
            2,
            1,
            'CX803 is set to "30d", where a whole number from 1 to 100 is expected.',
        ),
        ("[thresholds]\nCX803 = -50", 2, 1, "How many points claimed and experienced lie apart that are too many."),
        ("[thresholds]\nCX803 = 101", 2, 1, "Default: CX803 = 30"),
        ('[thresholds]\nCX708 = "2y"', 2, 1, "from 1 to 4"),
        ("[thresholds]\nCX708 = -1", 2, 1, "from 1 to 4"),
        ("[thresholds]\nCX712 = 0", 2, 1, "from 1 to 4"),
        ("[thresholds]\nCX712 = 7", 2, 1, "from 1 to 4"),
        ("[thresholds]\nCX712 = 7.5", 2, 1, "CX712 is set to 7.5, where"),
        ("[thresholds]\nCX805 = inf", 2, 1, "from 1 to 100"),
        (
            'fail_on = "never"\n[thresholds]\nCX306 = 4\n  CX301 = 4',
            4,
            3,
            "CX301 has no figure that can be set. Codes that have one: CX205, CX306, CX315, CX316, CX317,",
        ),
        ("thresholds = 4", 1, 1, "thresholds is the number 4"),
        ("fail_on = ", 1, 11, "not TOML"),
        (
            'fail_on = "error"\n fail_on = "never"',
            2,
            2,
            "fail_on stands here a second time. Keep one of the two lines.",
        ),
        (
            '[severity]\nCX5 = "info"\n[limits]\nmax_depth = 9\n[severity]\nCX6 = "info"',
            5,
            1,
            "[severity] stands here a second time. Write both settings under the first one.",
        ),
        ("[limits]\nmax_depth = 9\n[theme]\n[limits]\nmax_depth = 3", 4, 1, "[limits] stands here a second time."),
        ("limits.max_depth = 9\nlimits = 3\nfail_on =", 2, 1, "not TOML"),
        (
            'ignore = ["CX999"]',
            1,
            1,
            "ignore names CX999, and no rule's code begins so. cxjourney rules shows them all.",
        ),
        ('fail_on = "error"\nselect = ["CX3", "CX32"]', 2, 1, "select names CX32, and no rule's code begins so."),
        ('[severity]\nCX999 = "error"', 2, 1, "severity names CX999, and no rule's code begins so."),
        ('[severity]\nCX5 = "note"', 2, 1, 'CX5 is set to "note", where one of error, warning, info is expected.'),
        ('[severity]\nCX5 = "note"', 2, 1, "Did you mean info?"),
    ],
)
def test_a_fault_is_told_with_its_place_and_how_to_fix_it(text: str, line: int, column: int, says: str) -> None:
    (fault,) = faults(text)
    assert says in f"{fault.message} {fault.help}"
    assert fault.line == line
    assert fault.column == column or "TOML" in says


def test_figures_are_told_with_all_else_that_is_wrong_and_the_schema_is_as_strict() -> None:
    found = faults('fail_on = "warnin"\n[thresholds]\nCX712 = 9\nCX999 = 1\nCX5 = "9d"\nCX507 = "9d"\n')
    assert [fault.line for fault in found] == [1, 3, 4, 5]
    judge = Draft202012Validator(json.loads(config_schema_text()))
    tried: tuple[object, ...] = (
        0,
        1,
        2,
        4,
        5,
        100,
        101,
        1000,
        1001,
        -1,
        2.0,
        2.5,
        True,
        "2",
        "30d",
        "2y",
        "0d",
        "",
        [],
    )
    for code in (*threshold_figures(), "CX301"):
        for value in tried:
            wanted: dict[str, object] = {"thresholds": {code: value}}
            assert judge.is_valid(wanted) == isinstance(parse_config(toml(wanted), False), Config), wanted


def test_a_fault_in_pyproject_stands_there() -> None:
    (fault,) = faults('[tool.ruff]\nfail_on = 1\n\n[tool.cxjourney]\nfail_on = "warnin"\n', shared=True)
    assert (fault.line, fault.column) == (5, 1)
