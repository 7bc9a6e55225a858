"""The consequences of a change in sentences, worst first, worked out by hand.

If it fails, a loss of data stands below good news, or a metric moves the other way.
"""

from pathlib import Path

from cxjourney.formats.changes.consequence_sentences import consequences
from cxjourney.formats.changes.metric_sentences import metric_sentences
from cxjourney.formats.changes.sentence_parts import Sentence
from tests.analysis.ticket_journey import ENGLISH, changed

NO_INTERVIEWS = ("    data: [interviews]\n", "")


def test_what_is_worse_stands_first_and_what_is_neither_last(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, NO_INTERVIEWS, ("id: rides\n", "id: travels\n    data: [counter]\n"), ("value: 60", "value: 55")
    )
    effects = [sentence.effect for sentence in consequences(comparison, ENGLISH)]
    assert effects == sorted(effects, key=["worse", "better", "other"].index)
    assert set(effects) == {"worse", "better", "other"}


def test_a_metric_says_in_which_direction_it_moved(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("value: 60", "value: 65"), ("value: 4", "value: 5"))
    assert list(metric_sentences(comparison, ENGLISH)) == [
        Sentence("other", "“Paying is easy” (csat) of pays has moved from 60 to 65%, for the better"),
        Sentence("other", "time of pays has moved from 4 to 5 minutes, for the worse"),
    ]
