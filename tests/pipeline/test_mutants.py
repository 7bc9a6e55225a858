"""Mutants of the starters: files as nobody would write them, made by chance from a seed.

If it fails, a slip of somebody's keyboard crashes the tool, crashes a rule, or is told without how to fix it.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from cxjourney.files.discover import DiscoveredFile, DiscoveredWorkspace
from cxjourney.files.text_file import decode
from cxjourney.formats import GAPS
from cxjourney.formats.gaps import GapsOptions
from cxjourney.formats.terminal import Terminal
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import LoadedWorkspace, load_workspace
from cxjourney.pipeline.study_journeys import studies
from tests.paths import ROOT

DAY = date(2026, 11, 21)
STARTERS = ROOT / "cxjourney" / "starters"
MUTANTS = 40
SIGNS = [
    *("[]", "{}", "null", "-1", "1e9", '"', "'", "#", " #x", ": ", "- ", "&a", "*a", "!!x", "%", "@", "2026-02-30"),
    *("۱۲", "😀", "\u202e", "true", "[a, b", "{a: b", ".inf", ".nan", "\t", "1,5", "50%", "<<: *a", "\x00", "\u2028"),
    *("---", "? a", "|", "next: []", "passive: true", "\ud800", "{to: a, share: 2}", "99999999999y", "- {}", "\r"),
]


def mutant(text: str, chance: Random) -> str:
    """Return a text with one slip to four."""
    lines = text.split("\n")
    for _ in range(chance.choice([1, 1, 2, 4])):
        at = chance.randrange(len(lines))
        line, sign = lines[at], chance.choice(SIGNS)
        cut = chance.randrange(len(line) + 1)
        key, colon, _ = line.partition(":")
        lines[at : at + 1] = chance.choice(
            [
                [],
                [line, chance.choice(lines)],
                [line[:cut] + sign + line[cut:]],
                [line[:cut]],
                [" " * chance.randrange(9) + line.lstrip()],
                [f"{key}{colon} {sign}"],
                [key[:-1] + line[len(key) :]],
                [line.replace(chance.choice("aeiou:-[]{},"), sign, 1)],
            ]
        )
        lines = lines or [""]
    return "\n".join(lines)


def mutants(language: str) -> Iterator[LoadedWorkspace]:
    """Yield the starter of a language as it is read, each time with other slips."""
    texts = {path.name: path.read_text("utf-8") for path in sorted((STARTERS / language / "full").glob("*.yaml"))}
    for seed in range(MUTANTS):
        chance = Random(f"{language} {seed}")
        slipped = chance.choice(sorted(texts))
        files = []
        for name, text in texts.items():
            content = mutant(text, chance) if name == slipped else text
            read = decode(content.encode("utf-8", "surrogatepass"), name)
            files.append(DiscoveredFile(name, name, (), name == "catalogue.yaml", False, read))
        yield load_workspace(DiscoveredWorkspace(tuple(files), True))


@pytest.mark.parametrize("language", sorted(path.name for path in STARTERS.iterdir() if (path / "full").is_dir()))
def test_no_mutant_crashes_reading_rules_or_gaps(language: str) -> None:
    sound = 0
    for loaded in mutants(language):
        report = judge([loaded], DAY, RuleSelection())
        for found in report.findings:
            assert found.code != "CX005", found.message
            assert found.message
            assert found.help
            assert "pydantic" not in found.message
        studied = studies([loaded], DAY)
        sound += bool(studied)
        GAPS["text"](studied, DAY, GapsOptions(Terminal(80)))
    assert 0 < sound < MUTANTS
