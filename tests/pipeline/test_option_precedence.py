"""What the command line says goes before what the configuration says, and what it leaves out does not.

If it fails, a build passes by a limit that nobody asked for, or a team's own rules speak though others were named.
"""

from cxjourney.config.settings import Settings
from cxjourney.diagnostics import Severity
from cxjourney.languages import language
from cxjourney.pipeline.option_precedence import failing_severity, minimum_percents, rule_selection

TEAM = Settings(
    profile="strict",
    select=("CX3",),
    ignore=("CX709",),
    fail_on="warning",
    min_covered=80.0,
    min_known=0.0,
    severity={"CX301": "info"},
    thresholds={"CX507": 30},
)
WORDS = language("en")


def test_settings_count_where_the_command_line_is_silent() -> None:
    found = rule_selection(TEAM, None, None, None, WORDS)
    assert (found.profile, found.select, found.ignore) == ("strict", ("CX3",), ("CX709",))
    assert failing_severity(None, TEAM) == "warning"
    assert minimum_percents(None, None, None, TEAM) == (80.0, 0.0)


def test_the_command_line_goes_before_them() -> None:
    found = rule_selection(TEAM, "starter", ["cx601,CX5"], ["cx5"], WORDS)
    assert (found.profile, found.select, found.ignore) == ("starter", ("CX601", "CX5"), ("CX5",))
    assert failing_severity("never", TEAM) == "never"
    assert minimum_percents(0.0, 50.0, None, TEAM) == (0.0, 50.0)  # 0 is an answer


def test_what_no_option_says_comes_from_the_settings_alone() -> None:
    found = rule_selection(TEAM, "standard", ["CX1"], None, WORDS)
    assert found.severities == {"CX301": Severity.INFO}
    assert found.thresholds == {"CX507": 30}


def test_rules_that_are_chosen_leave_no_figure_of_the_settings_to_reach() -> None:
    assert minimum_percents(None, None, ["CX1"], TEAM) == (None, None)
    assert minimum_percents(None, 40.0, ["CX1"], TEAM) == (None, 40.0)
