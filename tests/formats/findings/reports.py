"""Reports for the tests of formats: one of an ordinary workspace, one of a workspace that attacks who reads of it."""

from datetime import date
from pathlib import Path

from cxjourney.diagnostics import About, Diagnostic, Report, Severity, Totals
from cxjourney.files.text_file import Span, TextFile
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.judge import judge
from cxjourney.pipeline.load import load

AS_OF = date(2026, 11, 21)
RULES = ("CX301", "CX303", "CX307", "CX601")

CATALOGUE = """\
personas:
  greta: {title: Greta, share: 0.14, access: {internet: none, devices: [landline]}}
  dara: {title: Dara, share: 0.86}
data_sources:
  web: {title: Clicks, type: web-analytics, refreshed: 2026-11-20}
"""
JOURNEY = """\
journey: open-account
title: Opening an account
stages:
  - id: applies
    title: Applies
    data: [web]
    touchpoints:
      - {id: form, title: The form, channel: web, data: [web]}
      - {title: The letter, channel: post}
  - id: gets-card
    title: Gets the card
    touchpoints:
      - {id: app, title: The app, channel: mobile-app, required: true}
waivers:
  - {rule: CX601, stage: gets-card, reason: The branch helps out until the new card is here, until: 2027-03-01}
"""
MISSPELT = """\
journey: close-account
titel: Closing an account
titel: Closing it
"""
UNKNOWN = """\
journey: move-house
title: Moving house
stages:
  - {id: moves, titel: Moves, channels: [web]}
"""
ORDINARY = {
    "journeys/catalogue.yaml": CATALOGUE,
    "journeys/open-account.yaml": JOURNEY,
    "journeys/close-account.yaml": MISSPELT,
    "journeys/move-house.yaml": UNKNOWN,
}

ATTACKS = (
    "::error file=x::owned",
    "##[error]owned ##vso[task.complete] ###[group]",
    "]]><b onload=alert(1)>&amp;|`code` $x$ [click](https://evil.example) ![](x) @octocat #1 GH-2 !3 a@b.example",
    "100%0A::set-env name=x::y",
    "www.evil.example http://evil.example :smile: <!-- --> ~~a~~ {0} %1$s ${{ secrets.X }}",
    "می\u200cخواهم \u202eevil\u202c 👩\u200d👧 ünï",
)
HOSTILE_NAME = "jour neys/::error::a\n::error::b,c=1 %0A ]]>##[error] <é> @octocat|`x`.yaml"


def hostile_files() -> dict[str, str]:
    """Return a workspace in which every text that a person can choose is an attack."""
    touchpoints = "\n".join(f"      - {{title: '{text}', channel: web}}" for text in ATTACKS)
    text = (
        f"journey: hostile\ntitle: '{ATTACKS[0]}'\nstages:\n  - id: first\n    title: '{ATTACKS[1]}'\n    data: [web]\n"
        f"    touchpoints:\n{touchpoints}\n"
        f"personas:\n  greta: {{title: '{ATTACKS[2]}', share: 1, access: {{internet: none, devices: [landline]}}}}\n"
        f"data_sources:\n  web: {{title: '{ATTACKS[3]}', type: web-analytics, refreshed: 2026-11-20}}\n"
        f"waivers:\n  - {{rule: CX601, reason: '{ATTACKS[2]}', until: 2027-01-01}}\n"
    )
    return {HOSTILE_NAME: text}


def hostile_keys() -> dict[str, str]:
    """Return a file that is no journey, since its keys are attacks: the messages repeat them."""
    return {"jour neys/keys.yaml": JOURNEY + "".join(f"'{attack}': 1\n" for attack in ATTACKS)}


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def reported(folder: Path, files: dict[str, str], as_of: date = AS_OF, select: tuple[str, ...] = RULES) -> Report:
    """Write a workspace into a folder, which must be the current one, and report on it."""
    write(folder, files)
    return judge(load([Path(next(iter(files))).parent]), as_of, RuleSelection(select=select))


def finding(
    line: int = 1, column: int = 1, end: int = 2, message: str = "Something.", file: str = "x.yaml"
) -> Diagnostic:
    """Return a finding that stands at a place of a file."""
    span = Span(line, column, line, end)
    return Diagnostic("CX301", "no-data", Severity.WARNING, message, "Mend it.", file, span, About())


def report(*findings: Diagnostic, text: str = "") -> Report:
    """Return the report of some findings, in files that all hold one text."""
    sources = {one.file: TextFile(one.file, text) for one in findings}
    return Report(date(2026, 11, 21), findings, Totals(1, 1, 0, 0, 80.0, 46.7), sources)
