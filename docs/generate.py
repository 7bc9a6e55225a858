"""Writes what is generated: the rules' pages, the commands, the format, README's table, and the pictures.

``--check`` writes nothing and fails where something is stale. The schemas come from ``cxjourney schema``.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import gallery

from cxjourney.cli.app import COMMANDS
from cxjourney.config.parse_config import config_schema_text
from cxjourney.exporters.json_document import export_schema_text
from cxjourney.formats.entity_reference import all_entities, entity_section
from cxjourney.formats.rules import page, rules_table, thresholds_table
from cxjourney.model import known_channels
from cxjourney.model.json_schema import KINDS, schema_text
from cxjourney.model.vocabulary import FAMILIES_OF_TYPE, LIMITS_OF_CADENCE
from cxjourney.palette import BASES, PARTS
from cxjourney.palette.colours import WORDS_ON
from cxjourney.rules.rule_index import all_rules

ROOT = Path(__file__).parent.parent
AS_OF = date(2026, 11, 21)
MADE = "<!-- Written by `make docs`: change the code instead. -->\n\n"

DRAFTS = """\
A journey of `status: draft` is judged by the profile `starter`: CX0, CX1, CX2, CX301, CX601, and
CX804 and CX811: figures that can't be. Where every journey of a workspace is a draft, what stands in catalogues, and
what only shows in all journeys together, is judged so too; as soon as one is agreed, or while there is no journey at
all, it is judged by the profile that was chosen.
"""

FIGURES = """\
## Figures that can be set

Under `[thresholds]` in the configuration, by code. A length of time is text in quotes, with d, w, m or y for days,
weeks, months of 30 days, or years of 365: `CX507 = "90d"`. `cxjourney config` shows which figures are in force.
"""


def generated() -> Iterator[tuple[Path, bytes]]:
    """Return every generated file and its content."""
    for kind in KINDS:
        yield ROOT / f"schemas/{kind}.schema.json", schema_text(kind).encode()
    yield ROOT / "schemas/config.schema.json", config_schema_text().encode()
    yield ROOT / "schemas/export.schema.json", export_schema_text().encode()
    rules = list(all_rules().values())
    for rule in rules:
        yield ROOT / f"docs/rules/{rule.code.lower()}.md", (MADE + page(rule)).encode()
    tables = f"{_linked(rules_table(rules), '')}\n{FIGURES}\n{_linked(thresholds_table(rules), '')}"
    yield ROOT / "docs/rules/README.md", f"{MADE}# The rules\n\n{DRAFTS}\n{tables}".encode()
    yield ROOT / "docs/commands.md", _commands().encode()
    yield ROOT / "docs/format.md", _format().encode()
    maps = (ROOT / "docs/maps.md").read_text("utf-8")
    yield ROOT / "docs/maps.md", _between(maps, "parts", _parts()).encode()
    readme = (ROOT / "README.md").read_text("utf-8")
    yield ROOT / "README.md", _between(readme, "rules", _linked(rules_table(rules), "docs/rules/")).encode()
    drawn = list(gallery.pictures())
    yield ROOT / "docs/gallery.md", (MADE + gallery.page(drawn)).encode()
    for path, data, _ in drawn:
        yield path, data


def _linked(rows: str, folder: str) -> str:
    for code in all_rules():
        rows = rows.replace(f"| {code} |", f"| [{code}]({folder}{code.lower()}.md) |")
    return rows


def _between(text: str, name: str, content: str) -> str:
    begin, end = f"<!-- {name}: written by `make docs` -->\n", f"<!-- end of {name} -->"
    before, rest = text.split(begin)
    return f"{before}{begin}\n{content}\n{end}{rest.split(end, 1)[1]}"


def _commands() -> str:
    text = (
        f"{MADE}# The commands\n\nExit statuses: 0 none of what follows, 1 findings at or above `--fail-on`, or less "
    )
    text += "covered or known than `min_covered` and `min_known` ask for, 2 it could not run, 3 a fault of "
    text += "cxjourney itself, 130 and 143 for interrupts. `--fail-on never` turns 1 into 0.\n"
    shell = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    for unwanted in ("GITHUB_ACTIONS", "FORCE_COLOR", "CXJOURNEY_AS_OF", "PY_COLORS"):
        shell.pop(unwanted, None)
    for command in COMMANDS:
        run: list[str | Path] = [Path(sys.executable).with_name("cxjourney"), command, "--help"]
        done = subprocess.run(run, check=True, capture_output=True, encoding="utf-8", env=shell)
        lines = "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())
        text += f"\n## cxjourney {command}\n\n```\n{lines}\n```\n"
    return text


def _format() -> str:
    text = f"{MADE}# The format\n\nWhat a journey and a catalogue can say. Attributes in **bold** must be there. "
    text += "Keys of your own begin with `x-`.\n"
    return text + "".join(f"\n{entity_section(entity)}" for entity in all_entities().values()) + _vocabulary()


def _parts() -> str:
    text = _heads("part", "what it is", "light", "dark", "words of it stand on")
    for part, says in PARTS.items():
        light, dark = (f"`{colours[part]}`" for colours in BASES.values())
        grounds = ", ".join(WORDS_ON.get(part, ())) or "–"
        text += f"| `{part}` | {says} | {light} | {dark} | {grounds} |\n"
    return text


def _heads(*columns: str) -> str:
    return f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|\n"


def _vocabulary() -> str:
    text = f"\n## Types of data\n\n{_heads('type', 'what it tells')}"
    for type_, families in FAMILIES_OF_TYPE.items():
        otherwise = "names its families" if type_ == "other" else "who customers are"
        text += f"| `{type_}` | {', '.join(families) or otherwise} |\n"
    text += f"\n## Age of data\n\n{_heads('cadence', 'stale after', 'no longer counts after')}"
    for cadence, (stale, expired) in LIMITS_OF_CADENCE.items():
        text += f"| {f'`{cadence}`' if cadence else 'none'} | {stale} days | {expired} days |\n"
    columns = ("id", "kind", "internet", "any of these devices", "skills", "travel", "asks for")
    text += f"\n## Channels that are known\n\n{_heads(*columns)}"
    for id_, channel in known_channels().items():
        devices, asks_for = (", ".join(words) or "–" for words in (channel.devices, channel.asks_for))
        asked = (channel.kind, channel.internet, devices, channel.skills, channel.travel, asks_for)
        text += f"| `{id_}` | {' | '.join(asked)} |\n"
    return text


def main() -> int:
    """Write, or check, every generated file."""
    stale = [(path, data) for path, data in generated() if not path.is_file() or path.read_bytes() != data]
    left = set((ROOT / "docs/rules").glob("*.md")) - {path for path, _ in generated_names()}
    if "--check" in sys.argv:
        for path in (*(path for path, _ in stale), *left):
            print(f"{path.relative_to(ROOT)} is stale: make docs fixes it.", file=sys.stderr)
        return 1 if stale or left else 0
    for path, data in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"wrote {path.relative_to(ROOT)}")
    for path in left:
        path.unlink()
    return 0


def generated_names() -> Iterator[tuple[Path, None]]:
    """Return the names of the rules' pages."""
    for name in (*(code.lower() for code in all_rules()), "README"):
        yield ROOT / f"docs/rules/{name}.md", None


if __name__ == "__main__":
    sys.exit(main())
