"""The routes by which the room's answers come into files: a form, what it would change, and the change."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from cxjourney.answers.answer import UnmergedAnswer
from cxjourney.errors import CannotRun
from cxjourney.files.changed_files import ChangedFile
from cxjourney.formats.terminal import Terminal
from cxjourney.formats.text_changes import text_changes
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.report.markup import environment
from cxjourney.serve.answer_form import AnsweredGap, field_label, find_gap, form_groups, read_answer
from cxjourney.serve.board import Board
from cxjourney.serve.edit_session import ChangedSinceError, EditSession, Save
from cxjourney.serve.proposal import Prints, Proposal
from cxjourney.serve.threads import in_thread

MAX_BODY = 20_000
"""The bytes that a question has at most."""
BAD, GONE, CHANGED, TOO_LARGE, NOT_JSON, REFUSED = 400, 404, 409, 413, 415, 422


class Typed(NamedTuple):
    """What a page sends.

    Attributes:
        gap: The anchor of the gap that it is about.
        values: By the names of fields, what stands in them.
        question: The question that stood in the form at first; empty for the one of today.
        files: By the names of files, what told whether the texts that were shown are others.
        save: The number of what is to be taken back; 0 for nothing.
    """

    gap: str
    values: Mapping[str, str]
    question: str
    files: Prints
    save: int


class ChangedText(NamedTuple):
    """What becomes of a file, for the page: its name, and its lines, each with the sign that it begins with."""

    name: str
    is_new: bool
    lines: tuple[tuple[str, str], ...]


class Editing:
    """Answers what pages ask that write.

    Args:
        board: The board.
        session: What writes.
    """

    def __init__(self, board: Board, session: EditSession) -> None:
        self.board = board
        self.session = session

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """The routes."""
        return [
            Route("/form/{id:path}", self.form),
            Route("/propose", self.propose, methods=["POST"]),
            Route("/save", self.save, methods=["POST"]),
            Route("/undo", self.undo, methods=["POST"]),
        ]

    async def form(self, request: Request) -> Response:
        """Return the form for a gap, and what was written since the start."""
        asked = find_gap(self.board.shown.edition.basis, str(request.path_params["id"]))
        if asked is None:
            return PlainTextResponse("", status_code=GONE)
        return HTMLResponse(
            _html(
                "answer.html.jinja",
                asked.words,
                groups=form_groups(asked),
                saves=_told_saves(self.session, asked.words),
            )
        )

    async def propose(self, request: Request) -> Response:
        """Return what an answer would change."""
        return await self._answer(request, self._proposed)

    async def save(self, request: Request) -> Response:
        """Write an answer that was shown."""
        return await self._answer(request, self._saved)

    async def undo(self, request: Request) -> Response:
        """Take back what was written."""
        typed = await _typed(request)
        if isinstance(typed, int):
            return PlainTextResponse("", status_code=typed)
        asked = self._gap(typed)  # it may be closed by what is taken back
        words = asked.words if asked else self.board.words
        return await _told_or_refused(lambda: self._undone(typed.save, words), words)

    def _gap(self, typed: Typed) -> AnsweredGap | None:
        return find_gap(self.board.shown.edition.basis, typed.gap)

    async def _answer(self, request: Request, work: Callable[[AnsweredGap, Typed], dict[str, object]]) -> Response:
        """Return what comes of what a page sends about a gap, or why nothing does."""
        typed = await _typed(request)
        if isinstance(typed, int):
            return PlainTextResponse("", status_code=typed)
        asked = self._gap(typed)
        if asked is None:
            return _problem(self.board.words.text("serve.answer.no-gap"), CHANGED)
        return await _told_or_refused(lambda: work(asked, typed), asked.words)

    def _proposed(self, asked: AnsweredGap, typed: Typed) -> dict[str, object]:
        answer = read_answer(asked, typed.values, typed.question)
        proposal = self.session.propose(answer, asked.study.file)
        html = _html(
            "answer-change.html.jinja",
            asked.words,
            changes=tuple(map(_changed_text, proposal.files)),
            left=tuple(_left(proposal.merged.unmerged, asked)),
            notes=tuple(_notes(proposal, asked.words)),
            there=_labels((part.column for part in proposal.merged.settled), asked),
        )
        return {"html": html, "files": proposal.prints}

    def _saved(self, asked: AnsweredGap, typed: Typed) -> dict[str, object]:
        answer = read_answer(asked, typed.values, typed.question)
        made = self.session.save(answer, asked.study.file, typed.files, asked.gap.stage.title)
        words = asked.words
        return {"said": words.text("serve.answer.written", files=_names(made, words)), "html": self._saves(words)}

    def _undone(self, save: int, words: Language) -> dict[str, object]:
        made = self.session.undo(save)
        return {"said": words.text("serve.answer.undone", files=_names(made, words)), "html": self._saves(words)}

    def _saves(self, words: Language) -> str:
        return _html("answer-saves.html.jinja", words, saves=_told_saves(self.session, words))


async def _told_or_refused(work: Callable[[], dict[str, object]], words: Language) -> Response:
    """Return what comes of some work, or why nothing does, in a language."""
    try:
        return JSONResponse(await in_thread(work))
    except ChangedSinceError as why:
        return _problem(message_text(why.args[0], words), CHANGED)
    except CannotRun as why:
        return _problem(message_text(why.args[0], words), REFUSED)


def _html(template: str, words: Language, **content: object) -> str:
    return environment().get_template(template).render(w=words, **content)


def _problem(said: str, status: int) -> Response:
    return JSONResponse({"problem": said}, status_code=status)


def _told_saves(session: EditSession, words: Language) -> tuple[tuple[int, str], ...]:
    """Return what was written since the start: the number of each, and what is said of it."""
    return tuple((made.id, _told(made, words)) for made in session.saves)


def _told(made: Save, words: Language) -> str:
    time = words.in_digits(f"{made.time:%H:%M}") if made.time else ""
    return words.join_facts((time, made.title, _names(made, words)))


def _names(made: Save, words: Language) -> str:
    return words.list_words(made.names)


def _changed_text(file: ChangedFile) -> ChangedText:
    _, _, *lines = text_changes([(file.before, file.after)], Terminal()).splitlines()
    return ChangedText(file.before.name, not file.before.text, tuple((line[:1], line) for line in lines))


def _notes(proposal: Proposal, words: Language) -> Iterator[str]:
    """Yield what comes of a change: stages that become covered, and data of which nobody said how new it is."""
    if proposal.lit:
        yield words.count("answers.lit", len(proposal.lit), stages=words.list_words(proposal.lit))
    if proposal.undated:
        titles = words.join_and(words.quote(title) for title in proposal.undated)
        yield words.text("answers.undated", sources=titles)


def _left(unmerged: Iterable[UnmergedAnswer], asked: AnsweredGap) -> Iterable[tuple[str, str]]:
    """Yield what isn't written: the fields, and why."""
    for one in unmerged:
        yield _labels(one.columns, asked), message_text(one.why, asked.words)


def _labels(columns: Iterable[str], asked: AnsweredGap) -> str:
    return asked.words.list_words(field_label(column, asked) for column in columns)


async def _typed(request: Request) -> Typed | int:
    """Return what a page sends; the status of the refusal where that is nothing that a page of ours would."""
    kind, _, _ = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != "application/json":
        return NOT_JSON
    body = b""
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > MAX_BODY:
                return TOO_LARGE
        sent = json.loads(body)
    except (ValueError, RecursionError, ClientDisconnect):
        return BAD
    return _typed_in(sent) or BAD


def _typed_in(sent: object) -> Typed | None:
    """Return what stands in JSON; None where anything is of another kind."""
    if not isinstance(sent, dict):
        return None
    gap, question, save = sent.get("gap"), sent.get("question", ""), sent.get("save", 0)
    values, files = sent.get("values", {}), sent.get("files", {})
    if not (isinstance(gap, str) and isinstance(question, str) and type(save) is int):
        return None
    if not (isinstance(values, dict) and isinstance(files, dict)):
        return None
    if not all(isinstance(value, str) for value in values.values()):
        return None
    prints = {name: tuple(both) for name, both in files.items() if isinstance(both, list) and len(both) == 2}
    if len(prints) != len(files):
        return None
    shown = {name: (f"{before}", f"{after}") for name, (before, after) in prints.items()}
    return Typed(gap, values, question, shown, save)
