"""A command speaks the language that was asked for, then that of the configurations.

If it fails, a team reads findings in a language that is not theirs.
"""

from cxjourney.config.settings import DEFAULTS
from cxjourney.pipeline.command_languages import told_language

TEAM = DEFAULTS._replace(language="fa")


def test_the_language_that_was_asked_for_goes_before_that_of_the_configuration() -> None:
    assert told_language("id", [TEAM]) == "id"
    assert told_language(None, [TEAM]) == "fa"


def test_several_configurations_have_a_say_where_they_agree() -> None:
    assert told_language(None, [TEAM, TEAM._replace(min_covered=1.0)]) == "fa"
    assert told_language(None, [TEAM, DEFAULTS]) is None
    assert told_language(None, []) is None
