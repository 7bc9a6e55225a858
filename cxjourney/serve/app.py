"""The application: a page, its parts by their ids, its maps, and a line on which is told what changed.

Nothing is read from a path of the disk: what is asked for is looked up among what the report has.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from cxjourney.serve.board import Board
from cxjourney.serve.edit_session import EditSession
from cxjourney.serve.editing import Editing
from cxjourney.serve.renewal import Renewal
from cxjourney.serve.threads import in_thread
from cxjourney.serve.watch import changes

MAX_ASKED = 1000
"""Characters that an id has at most that is looked up."""
MAX_LISTENING = 100
"""How many pages are told of changes at once; one more asks again, as after a line that broke."""


class LiveReport:
    """Answers what pages ask of a board, and tells them of its changes.

    Args:
        board: The board.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.news = asyncio.Event()
        self._listening = 0

    async def page(self, _: Request) -> Response:
        """Return the whole report."""
        html, policy = await in_thread(self.board.page)
        return HTMLResponse(html, headers={"content-security-policy": policy})

    async def part(self, request: Request) -> Response:
        """Return one page of it, with its hash and that of the style it needs; nothing where the asker has it."""
        edition, id_ = self.board.shown.edition, _asked(request, "id")
        page, style = await in_thread(lambda: edition.told(id_))
        if page is None:
            return _nothing()
        headers = {"etag": f'"{page.hash}"', "x-style": style}
        if request.headers.get("if-none-match") == headers["etag"]:
            return Response(status_code=304, headers=headers)
        return HTMLResponse(page.html, headers=headers)

    async def style(self, _: Request) -> Response:
        """Return its style, and the symbols that its pages show."""
        edition = self.board.shown.edition
        return PlainTextResponse(await in_thread(lambda: f"{edition.style}\0{edition.symbols}"))

    async def map(self, request: Request) -> Response:
        """Return a drawn map."""
        anchor, view = _asked(request, "anchor"), _asked(request, "view")
        svg = await in_thread(lambda: self.board.draw(anchor, view))
        return Response(svg, media_type="image/svg+xml") if svg else _nothing()

    async def live(self, socket: WebSocket) -> None:
        """Tell a page what there is, at once and after every change."""
        if self._listening >= MAX_LISTENING:
            await socket.close()
            return
        self._listening += 1
        try:
            await self._tell(socket)
        finally:
            self._listening -= 1

    async def _tell(self, socket: WebSocket) -> None:
        await socket.accept()
        gone = asyncio.create_task(_hear_out(socket))
        told = -1
        with suppress(WebSocketDisconnect, RuntimeError):  # it went while it was told
            while not gone.done():
                news = self.news
                if self.board.shown.revision != told:
                    message = self.board.message()
                    told = self.board.shown.revision
                    await socket.send_json(message)
                    continue
                heard = asyncio.create_task(news.wait())
                await asyncio.wait((heard, gone), return_when=asyncio.FIRST_COMPLETED)
                heard.cancel()
        gone.cancel()

    def told(self) -> None:
        """Let every page hear that something changed."""
        self.news.set()
        self.news = asyncio.Event()


def application(board: Board, poll: bool = False, session: EditSession | None = None) -> Starlette:
    """Return what answers for a board, and renews it as files change while it runs.

    Args:
        board: The board.
        poll: As `changes` has it.
        session: What writes answers into files; None where nothing may be written.
    """
    report = LiveReport(board)

    @asynccontextmanager
    async def renewing(_: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        board.tell = lambda: _call(loop, report.told)
        running = asyncio.create_task(Renewal(board, changes(board.look, board.stock, poll)).run())
        yield
        running.cancel()

    return Starlette(
        routes=[
            Route("/", report.page),
            Route("/page/{id:path}", report.part),
            Route("/style", report.style),
            Route("/map/{anchor:path}/{view}", report.map),
            WebSocketRoute("/live", report.live),
            *(Editing(board, session).routes if session else ()),
        ],
        lifespan=renewing,
    )


def _call(loop: asyncio.AbstractEventLoop, function: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # the loop has ended
        loop.call_soon_threadsafe(function)


async def _hear_out(socket: WebSocket) -> None:
    """Wait until a page has gone; whatever it says is let be."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.receive_text()


def _asked(request: Request, name: str) -> str:
    return str(request.path_params[name])[:MAX_ASKED]


def _nothing() -> Response:
    return PlainTextResponse("", status_code=404)
