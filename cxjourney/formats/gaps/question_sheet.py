"""What a question sheet says of a journey, whatever it is written as: its columns, its rows, and what is offered."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from cxjourney.analysis.study import Study
from cxjourney.answers.columns import (
    CHOICES,
    DAYS,
    EMOTION,
    HIGHEST,
    LOWEST,
    answer_columns,
    choice_word,
    heading,
)
from cxjourney.answers.question_rows import QuestionRow, gap_rows, question_rows, sheet_personas
from cxjourney.languages import Language
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import one_line

READ = ("stage", "question", "whom", "know", "missing", "suggested")
"""The columns that are there to be read, in their order."""
LEFT_TO_RIGHT = "\u200e"
"""The mark without which a minus stands behind its figure in a text that runs from right to left (UAX #9)."""
_NEGATIVE = re.compile(r"(?<!\w)[-\u2212](?=\d)")
_RTL = re.compile("[\u0590-\u08ff]")
_COLON = re.compile("[:：]")
TEAMS = ("source.owner", "ask.who")
"""The columns that offer the teams in sight."""


class QuestionSheet:
    """The question sheet of one journey.

    Args:
        study: The journey.
        words: The language that the sheet is in.
        top: At most this many gaps; None for all.
    """

    def __init__(self, study: Study, words: Language, top: int | None = None) -> None:
        self.study = study
        self.words = words
        self._top = top

    @cached_property
    def gaps(self) -> tuple[QuestionRow, ...]:
        """The gaps, the most pressing first, each with all of its questions."""
        return gap_rows(self.study, self.words, self._top)

    @cached_property
    def rows(self) -> tuple[QuestionRow, ...]:
        """A row for each question of the gaps, in the same order."""
        return question_rows(self.gaps)

    @cached_property
    def personas(self) -> Mapping[str, str]:
        """What each persona is called, by its id."""
        return sheet_personas(self.study)

    @cached_property
    def answers(self) -> tuple[str, ...]:
        """The machine names of the columns that are to be filled in."""
        return answer_columns(self.personas)

    def heading(self, name: str) -> str:
        """Return what a column is called."""
        return heading(name, self.words, self.personas)

    def short_heading(self, name: str) -> str:
        """Return what a column is called among those of its kind: what stands behind the colon, where there is one."""
        whole = self.heading(name)
        if name.startswith(EMOTION):
            return self.personas[name.removeprefix(EMOTION)]
        return _COLON.split(whole, maxsplit=1)[-1].strip()

    def explanation(self, name: str) -> str:
        """Return what stands in a column, or belongs there."""
        low, high = self.words.figure(LOWEST), self.words.figure(HIGHEST)
        example = (
            self.study.as_of.date.isoformat() if name in DAYS else "; ".join([*self.personas.values(), "…", "…"][:2])
        )
        column = EMOTION.rstrip(".") if name.startswith(EMOTION) else name
        return self.words.text(f"sheet.explain.{column}", low=low, high=high, example=example)

    def offered(self, name: str, row: QuestionRow | None = None) -> Sequence[str]:
        """Return what is offered in a column, in words; nothing where anything may be written.

        Args:
            name: The machine name of the column.
            row: The row; None for one that asks about no stage yet.
        """
        if name in CHOICES:
            return [choice_word(name, word, self.words) for word in CHOICES[name]]
        if name in TEAMS:
            return list(dict.fromkeys(one_line(team.title) for team in self.study.scope.teams.values()))
        if name == "pain.personas":
            return list(dict.fromkeys(self.personas.values()))
        if name == "source.sees" and row:
            return list(dict.fromkeys(one_line(one.told_title) for one in row.gap.stage.touchpoints))
        if name == "stage" and row is None:
            return list(self.study.stage_labels.values())
        return ()


def shown_text(text: str) -> str:
    """Return text as a sheet holds it: lines stay, what nobody sees is shown, a minus stays before its figure."""
    shown = "\n".join(escape_unseen(line) for line in text.split("\n"))
    return _NEGATIVE.sub(f"{LEFT_TO_RIGHT}\\g<0>", shown) if _RTL.search(shown) else shown
