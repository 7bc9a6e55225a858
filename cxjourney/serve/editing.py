"""The routes by which the room's answers come into files: a form, what it would change, and the change."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
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
from cxjourney.serve.proposal import Prints
from cxjourney.serve.threads import in_thread

MAX_BODY = 20_000
"""The bytes that a question has at most."""
BAD, GONE, CHANGED, TOO_LARGE, NOT_JSON, REFUSED = 400, 404, 409, 413, 415, 422


class Typed(NamedTuple):
    """What a page sends.

    Attributes:
        gap: The anchor of the gap that it is about.
        values: By the names of fields, what stands in them.
        files: By the names of files, what told whether the texts that were shown are others.
        save: The number of what is to be taken back; 0 for nothing.
    """

    gap: str
    values: Mapping[str, str]
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
        return await self._answer(request, self._undone)

    async def _answer(self, request: Request, work: Callable[[AnsweredGap, Typed], dict[str, object]]) -> Response:
        """Return what comes of what a page sends, or why nothing does."""
        typed = await _typed(request)
        if isinstance(typed, int):
            return PlainTextResponse("", status_code=typed)
        asked = find_gap(self.board.shown.edition.basis, typed.gap)
        words = asked.words if asked else self.board.words
        try:
            if asked is None:
                return _problem(words.text("serve.answer.no-gap"), CHANGED)
            return JSONResponse(await in_thread(lambda: work(asked, typed)))
        except ChangedSinceError as why:
            return _problem(message_text(why.args[0], words), CHANGED)
        except CannotRun as why:
            return _problem(message_text(why.args[0], words), REFUSED)

    def _proposed(self, asked: AnsweredGap, typed: Typed) -> dict[str, object]:
        answer = read_answer(asked, typed.values)
        proposal = self.session.propose(answer, asked.study.file)
        html = _html(
            "answer-change.html.jinja",
            asked.words,
            changes=tuple(map(_changed_text, proposal.files)),
            left=tuple(_left(proposal.merged.unmerged, asked)),
            there=_labels((part.column for part in proposal.merged.settled), asked),
        )
        return {"html": html, "files": proposal.prints}

    def _saved(self, asked: AnsweredGap, typed: Typed) -> dict[str, object]:
        answer = read_answer(asked, typed.values)
        made = self.session.save(answer, asked.study.file, typed.files, asked.gap.stage.title)
        return {"said": asked.words.text("serve.answer.written", files=_names(made, asked.words)), **self._list(asked)}

    def _undone(self, asked: AnsweredGap, typed: Typed) -> dict[str, object]:
        made = self.session.undo(typed.save)
        return {"said": asked.words.text("serve.answer.undone", files=_names(made, asked.words)), **self._list(asked)}

    def _list(self, asked: AnsweredGap) -> dict[str, object]:
        saves = _told_saves(self.session, asked.words)
        return {"html": _html("answer-saves.html.jinja", asked.words, saves=saves)}


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
    gap, values, files, save = (
        sent.get("gap"), sent.get("values", {}), sent.get("files", {}), sent.get("save", 0)
    )  # fmt: skip
    if not (isinstance(gap, str) and isinstance(values, dict) and isinstance(files, dict) and type(save) is int):
        return None
    if not all(isinstance(value, str) for value in values.values()):
        return None
    prints = {name: tuple(both) for name, both in files.items() if isinstance(both, list) and len(both) == 2}
    if len(prints) != len(files):
        return None
    return Typed(gap, values, {name: (f"{before}", f"{after}") for name, (before, after) in prints.items()}, save)
