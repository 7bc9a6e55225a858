"""What a file is written in, as far as its name and its beginning tell."""

import re
from collections.abc import Iterable
from pathlib import Path

from cxjourney.cli.import_sources import read_text
from cxjourney.errors import CannotRun
from cxjourney.importers import FORMATS, MOST_BYTES
from cxjourney.languages.message import list_message, message
from cxjourney.text.escape_unseen import escape_unseen


def told_format(name: str) -> str | None:
    """Return what a file is written in, as far as its name and its beginning tell; None where they don't."""
    suffix = Path(name).suffix.lower()
    if suffix in (".mmd", ".mermaid"):
        return "mermaid"
    if suffix.removeprefix(".") in ("csv", "tsv", "xlsx"):
        return suffix.removeprefix(".")
    text = read_text(name, MOST_BYTES["dbt"]).text
    if suffix in (".md", ".markdown"):
        if re.search(r"^\s*(?:```|~~~|:::)\s*\{?mermaid", text, re.MULTILINE | re.IGNORECASE):
            return "mermaid"
        return "markdown" if re.search(r"^\s*\|?[ :-]*-\|[ :|-]*$", text, re.MULTILINE) else None
    if suffix == ".json" or text.lstrip().startswith("{"):
        return "dbt" if "/dbt/manifest/v" in text[:20_000] else "json"
    if re.search(r"^(?:dataContractSpecification:|kind:\s*DataContract\b)", text, re.MULTILINE):
        return "datacontract"
    return None


def format_of(names: Iterable[str], asked: str | None) -> str:
    """Return what files are written in: what was said, else what they tell.

    Raises:
        CannotRun: Nobody can tell.
    """
    if asked:
        return asked
    for name in names:
        form = told_format(name)
        if form:
            return form
        shown = list_message(FORMATS)
        raise CannotRun(message("import.which", file=escape_unseen(name), option="--from-format", names=shown))
    raise CannotRun(message("import.nothing"))
