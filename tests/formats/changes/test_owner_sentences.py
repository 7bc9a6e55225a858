"""What lost its owner, in sentences worked out by hand.

If it fails, nobody learns that work has no owner any more, or who had it.
"""

from pathlib import Path

from cxjourney.formats.changes.owner_sentences import owner_sentences
from cxjourney.formats.changes.sentence_parts import Sentence
from tests.analysis.ticket_journey import ENGLISH, changed


def test_what_lost_one_owner_is_told_together(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, (", owner: sales}", "}"), ("title: Buys a ticket\nowner: sales", "title: Buys a ticket")
    )
    assert list(owner_sentences(comparison, ENGLISH)) == [
        Sentence("other", "the journey buys and 2 data sources have lost their owner (sales)")
    ]
