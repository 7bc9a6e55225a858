"""Every message of a language's file, parsed at once."""

from functools import cache
from pathlib import Path

import cxjourney.languages
from cxjourney.files.text_file import TextFile
from cxjourney.parse.document import Document, parse

FOLDER = Path(cxjourney.languages.__file__).parent


@cache
def all_messages(words: str) -> dict[str, str]:
    document = parse(TextFile(f"{words}.yaml", (FOLDER / f"{words}.yaml").read_text("utf-8")))
    assert isinstance(document, Document)
    return {key: str(message) for key, message in document.data.items()}
