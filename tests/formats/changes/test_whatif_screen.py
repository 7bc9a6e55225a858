"""What `whatif` shows on a screen: the verdict first, what fits, and how to see the rest; in a pipe all of it.

If it fails, a decision in a workshop scrolls out of sight before anybody has read what it means.
"""

import pytest

from cxjourney.analysis.study import Study
from cxjourney.analysis.whatif.scenario import Loss
from cxjourney.analysis.whatif.scenario_ranking import what_if
from cxjourney.formats import WHATIF
from cxjourney.formats.changes import WhatifOptions
from cxjourney.formats.terminal import Terminal
from cxjourney.pipeline.load import load
from cxjourney.pipeline.study_journeys import studies
from tests.paths import JOURNEYS

from .workspaces import AS_OF

PHONE = (Loss("channel", "phone"),)
NOTHING: tuple[Loss, ...] = ()


@pytest.fixture(scope="module")
def examples() -> list[Study]:
    return studies(load([JOURNEYS]), AS_OF)


def shown(some: list[Study], losses: tuple[Loss, ...], terminal: Terminal) -> list[str]:
    text: str = WHATIF["text"]([what_if(one, losses) for one in some], WhatifOptions(terminal, AS_OF, losses, ()))
    return text.splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("losses", [PHONE, NOTHING])
def test_the_verdict_stands_in_the_first_lines_and_the_rest_fits(
    examples: list[Study], losses: tuple[Loss, ...], width: int
) -> None:
    screen = Terminal(width=width, is_screen=True)
    for some in (examples, *([one] for one in examples if width > 40)):
        lines = shown(some, losses, screen)
        assert len(lines) <= 23
        verdict = ("Without the channel phone, ", "Nothing would change in ", "The loss of ")
        assert any(line.strip().startswith(verdict) for line in lines[:5]), lines
        is_cut = len(lines) < len(shown(some, losses, Terminal(width=width)))
        assert (lines[-1] == "All of it: --format markdown") == is_cut


def test_of_several_journeys_those_that_get_worst_stand_first_and_the_rest_is_counted(examples: list[Study]) -> None:
    lines = shown(examples, PHONE, Terminal(width=80, is_screen=True))
    titles = [line.rpartition("(")[2].rstrip(")") for line in lines if line.endswith(")") and line[:1].isupper()]
    assert titles[:3] == ["loan-application", "open-current-account", "order-with-return"]
    low = shown(examples, PHONE, Terminal(width=80, is_screen=True, height=12))
    assert "And 3 more journeys." in low
    assert low[-3:-1] == ["Nothing would change in housing-benefit: no touchpoint there is in the channel", "phone."]


def test_in_a_pipe_and_where_there_is_room_all_of_it_is_shown(examples: list[Study]) -> None:
    for terminal in (Terminal(width=80), Terminal(width=80, is_screen=True, height=200)):
        assert "All of it" not in "\n".join(shown(examples, PHONE, terminal))


def test_what_the_verdict_says_is_not_said_again_below_it(examples: list[Study]) -> None:
    phone = [one for one in examples if one.journey.journey == "phone-contract"]
    text = " ".join(line.strip() for line in shown(phone, (Loss("team", "gerai-network"),), Terminal(width=80)))
    assert text.count("lost their owner") == 1
    assert "6 touchpoints, 2 pain points and the opportunity" in text
