"""Likely slips, attribute by attribute: each message proposes what to write, and whoever writes that has a sound file.

If it fails, a designer who wrote “very high” or “40 minutes” is told what is wrong, and not what would be right.
"""

import pytest

from .test_advice import edit_for
from .test_field_errors import METRIC, PERSONA, STAGE, TOP, TOUCHPOINT, found_in

SLIPS: dict[str, tuple[str, list[str]]] = {
    "importance": (
        STAGE + "    importance: §\n",
        [
            "high",
            "very high",
            "HIGH",
            "medium",
            "low",
            "critical",
            "three",
            "5/5",
            "3.5",
            "very important",
            "80%",
            "⭐⭐⭐⭐",
            "1-5",
            "[3]",
        ],
    ),
    "emotion": (
        STAGE + "    emotions: {p: §}\n",
        [
            "happy",
            "very happy",
            "sad",
            "neutral",
            "frustrated",
            "angry",
            "😀",
            "positive",
            "negative",
            "good",
            "-3",
            "anxious",
            "ok",
        ],
    ),
    "share": (
        PERSONA + "    share: §\n",
        ["15%", "15 %", "15", "0,15", "1/3", "half", "about 20%", "~30%", "a third", "10-20%"],
    ),
    "rating": (
        TOUCHPOINT + "        rating: {ease: §}\n",
        ["good", "very good", "poor", "4/5", "excellent", "4.5", "four", "⭐⭐", "bad", "easy", "80%"],
    ),
    "ratings": (TOUCHPOINT + "        rating: §\n", ["4", "good", "[4]", "⭐⭐⭐"]),
    "value": (METRIC + "    value: §\n", ["3 weeks", "42%", "1,204", "about 40", "4.2/5", "1.2k"]),
    "sample": (METRIC + "    value: 1\n    sample: §\n", ["120 people", "n=40", "~40", "1k", "1,204", "2.5"]),
    "date": (
        METRIC + "    value: 1\n    date: §\n",
        [
            "12/03/2026",
            "March 2026",
            "2026-03",
            "2026",
            "12 March 2026",
            "Q1 2026",
            "3.12.2026",
            "2026-3-1",
            "12 Mar 2026",
            "March 12, 2026",
            "20260312",
            "2026/03/12",
            "1403/01/02",
            "spring 2026",
            "12.03.26",
        ],
    ),
    "every": (
        TOP + "review: {every: §}\n",
        [
            "90 days",
            "quarterly",
            "3 months",
            "half a year",
            "yearly",
            "six weeks",
            "monthly",
            "every 6 months",
            "year",
            "90",
            "6 Monate",
            "1.5y",
            "2-3 months",
        ],
    ),
    "duration": (
        STAGE + "    duration: §\n",
        [
            "40 minutos",
            "40 minutes",
            "ca. 2 weeks",
            "2-3 days",
            "an hour",
            "2.5h",
            "1h30",
            "half an hour",
            "two weeks",
            "3",
            "~3 days",
            "up to 5 days",
            "30 min",
            "5 Minuten",
            "2 hari",
            "۳ روز",
            "3 days",
            "days",
            "long",
            "a few days",
            "overnight",
            "[20min]",
        ],
    ),
    "typical": (
        STAGE + "    duration: {typical: §}\n",
        [
            "40 minutos",
            "40 minutes",
            "ca. 2 weeks",
            "2-3 days",
            "an hour",
            "2.5h",
            "1h30",
            "half an hour",
            "two weeks",
            "3",
            "~3 days",
            "up to 5 days",
            "30 min",
            "2 hari",
            "۳ روز",
        ],
    ),
    "severity": (
        STAGE + "    pain_points:\n      - title: P\n        severity: §\n",
        ["very high", "High", "severe", "major", "4", "minor", "blocker", "low-medium", "urgent"],
    ),
    "impact": (
        STAGE + "    opportunities:\n      - title: P\n        impact: §\n",
        ["very high", "big", "small", "5", "HIGH", "L"],
    ),
    "ostatus": (
        STAGE + "    opportunities:\n      - title: P\n        status: §\n",
        ["in progress", "open", "todo", "backlog", "finished", "Done", "wip"],
    ),
    "status": (TOP + "status: §\n", ["final", "Draft", "approved", "wip", "published"]),
    "passive": (STAGE + "    passive: §\n", ["yes", "no", "'true'", "1", "on", "ja", "x", "True"]),
    "outcome": (STAGE + "    outcome: §\n", ["failure", "fail", "ok", "successful", "lost", "end", "yes"]),
    "phases": (TOP + "phases: §\n", ["[before, during]", "before", "{before: Before}", "[Awareness, 'Buy, now']"]),
    "stages": (
        "journey: a\ntitle: T\nstages: §\n",
        ["[Search, Buy]", "Search", "\n  - Search\n  - Buy", "{search: Search}"],
    ),
    "touchpoints": (STAGE + "    touchpoints: §\n", ["[Web]", "Web", "[Web shop, Call]", "{web: Shop}"]),
    "pain_points": (STAGE + "    pain_points: §\n", ["[Too slow]", "Too slow", "{p: Slow}"]),
    "personas": (TOP + "personas: §\n", ["[Dora]", "Dora", "{dora: Dora}"]),
    "data_sources": (TOP + "data_sources: §\n", ["[survey]", "{s: survey}"]),
    "teams": (TOP + "teams: §\n", ["[Sales]", "{sales: Sales}"]),
    "channels": (TOP + "channels: §\n", ["[portal]", "{portal: Portal}"]),
    "metrics": (TOP + "metrics: §\n", ["[nps]", "nps"]),
    "lanes": (TOP + "lanes: §\n", ["[risks]", "risks", "{risks: Risks}"]),
    "access": (
        PERSONA + "    access: §\n",
        [
            "good",
            "[smartphone]",
            "{internet: slow}",
            "{internet: 5G}",
            "{skills: low}",
            "{skills: expert}",
            "{travel: no}",
            "{travel: car}",
            "{devices: laptop}",
            "{devices: [mobile]}",
            "{devices: [iPhone]}",
        ],
    ),
    "research": (
        PERSONA + "    research: §\n",
        ["12 interviews", "12", "{interviews: twelve}", "{interviews: 12 people}", "{interviews: ~10}", "[12]"],
    ),
    "next": (STAGE + "    next: §\n", ["s", "{to: s}", "[S]", "[{to: s, share: 30%}]"]),
    "kind": (
        TOP + "channels: {x: {title: X, kind: §}}\n",
        [
            "instagram",
            "whatsapp",
            "tiktok",
            "telegram",
            "in-person",
            "face to face",
            "line",
            "Phone",
            "offline",
            "حضوری",
        ],
    ),
    "link": (STAGE + "    link: §\n", ["www.example.com", "http://example.com"]),
    "review": (TOP + "review: §\n", ["2026-01-01", "yearly", "6m"]),
    "scale": (METRIC + "    value: 1\n    scale: §\n", ["1-5", "5", "[1, 5]", "1 to 5", "percentage", "5-point"]),
    "benchmark": (METRIC + "    value: 1\n    benchmark: §\n", ["40", "40%", "[40]"]),
    "history": (METRIC + "    value: 1\n    history: §\n", ["[40, 50]", "40"]),
    "language": (TOP + "language: §\n", ["persian", "German", "english", "en_GB", "farsi"]),
    "delivery": (STAGE + "    delivery: §\n", ["80", "{claimed: 80%, experienced: 40%}"]),
    "backstage": (TOUCHPOINT + "        backstage: §\n", ["Checks the form", "[Checks the form]", "[CRM]"]),
    "id": ("journey: §\ntitle: T\nstages: [{id: s, title: S}]\n", ["Open Account", "open_account"]),
    "families": (
        TOP + "data_sources: {s: {title: S, type: other, families: §}}\n",
        ["behavioral", "behavioural", "[attitude]"],
    ),
    "stype": (
        TOP + "data_sources: {s: {title: S, type: §}}\n",
        ["google analytics", "ga4", "Typeform", "Zendesk", "NPS survey", "interview", "CRM data", "Survey"],
    ),
    "cadence": (
        TOP + "data_sources: {s: {title: S, type: survey, cadence: §}}\n",
        ["once", "real-time", "every month", "annual", "bi-weekly"],
    ),
    "sstatus": (
        TOP + "data_sources: {s: {title: S, type: survey, status: §}}\n",
        ["live", "missing", "yes", "in progress"],
    ),
    "title": ("journey: a1\ntitle: §\nstages:\n  - id: s\n    title: S\n", ["5", "[a]", "{a: b}"]),
    "goals": (STAGE + "    goals: §\n", ["Be quick", "Be quick, be safe", "[5]", "\n      - text: 5"]),
}
"""By what is written wrongly: a journey with § in its place, and what people write there."""


OWN = {
    "YYYY": "2026",
    "MM-DD": "11-21",
    "-DD": "-21",
    "LOWEST": "1",
    "CHANNEL": "web",
    "KIND": "voice",
    "KEY": "ease",
    "UNIT": "min",
    "PERSONA": "p",
}
"""What a message leaves to its reader, by the word that holds the place."""


@pytest.mark.parametrize(("text", "slip"), [(text, slip) for text, slips in SLIPS.values() for slip in slips])
def test_the_proposal_of_a_message_ends_the_fault(text: str, slip: str) -> None:
    broken = text.replace("§", slip)
    left = len(found_in(broken))
    assert left, broken
    for _ in range(left):
        finding, *_ = found_in(broken)
        edit = edit_for(finding)
        assert edit, finding.help
        broken = edit[0](broken, finding, edit[1])
        for place, own in OWN.items():
            broken = broken.replace(place, own)
    assert [(one.message, one.help) for one in found_in(broken)] == [], broken


EXTREMES = [
    ".nan",
    "-.inf",
    "1e999",
    "9" * 5000,
    f"{'9' * 5000} days",
    "''",
    "[]",
    "{}",
    "[[1]]",
    "{a: [b]}",
    "-0",
    "١٢",
]


@pytest.mark.parametrize("text", [text for text, _ in SLIPS.values()])
def test_whatever_stands_there_is_told_of(text: str) -> None:
    for value in EXTREMES:
        for finding in found_in(text.replace("§", value)):
            assert finding.help


@pytest.mark.parametrize("said", ["several weeks", "many days", "long", "0 days", "sometimes"])
def test_no_length_of_time_is_made_up(said: str) -> None:
    (finding,) = found_in(TOP + f"review: {{every: {said}}}\n")
    assert finding.help == "Write a number and d, w, m or y: 90d, 6w, 3m, 1y. No quotes, no space."


FIRST_TRY = """\
journey: x
title: A journey
stages:
  - id: hears
    title: Hears of it
    touchpoints:
      - {title: Web site, channel: web}
  - id: pays
    title: Pays
    emotions: {mina: 1}
personas:
  mina: {title: "Mina, 29", share: 0.5}
data_sources:
  desk: {title: Talks at the desk, type: interviews, refreshed: 2026-11-01}
"""


@pytest.mark.parametrize(
    ("written", "slip", "place", "advice"),
    [
        ("  - id: pays", "    id: pays", (8, 5), "Write - id: pays, with its hyphen below the one on line 4."),
        ("title: Web site,", 'title: "Web site"', (7, 27), "Write a comma between items."),
        ("{mina: 1}", "{mina:1}", (10, 16), "Write mina: 1"),
        ("    title: Pays", "    title: Pays\n    importance 4", (10, 5), "write importance: 4 with the colon."),
        ("    title: Pays", "    title: Pays\n    data: none", (10, 11), "Write data: [], or leave the line out."),
        ("    title: Pays", "    title: Pays\n    next: -> hears", (10, 11), "Write next: [hears], in brackets."),
        ("    title: Pays", "    title: Pays\n    next: -> Hears of it", (10, 11),
         "Write next: [hears], in brackets."),
        ('"Mina, 29"', "“Mina, 29”", (12, 24), 'Write title: "Mina, 29"'),
        ("    title: Pays", "    title: Pays\n    data: [Talks at the desk]", (10, 12), "Did you mean desk?"),
        ("    title: Pays", "    title: Pays\n    next: [Hears of it]", (10, 12), "Did you mean hears?"),
        ("    title: Pays", "    title: Pays\n    travelled_by: ['mina, 29']", (10, 20), "Did you mean mina?"),
        ("channel: web", "channel: hotline", (7, 36), "Did you mean phone?"),
        ("channel: web", "channel: CHANNEL", (7, 36), "In place of CHANNEL write one of these, or a channel of your"),
        ("      - {title: Web site, channel: web}", "      - Slot", (7, 9),
         "Write {title: Slot, channel: CHANNEL}. In place"),
        ('  mina: {title: "Mina, 29", share: 0.5}', "  - mina:\n    title: Mina", (12, 3),
         "Begin mina: where its hyphen stands"),
        ("    title: Pays", "    title: Pays\n    metrics: [{kind: csat, value: 3.5/5}]", (10, 35),
         "Write value: 3.5, and beside it scale: {from: LOWEST, to: 5}."),
    ],
)  # fmt: skip
def test_the_first_finding_of_a_first_try_says_what_to_write(
    written: str, slip: str, place: tuple[int, int], advice: str
) -> None:
    assert written in FIRST_TRY
    finding, *others = found_in(FIRST_TRY.replace(written, slip, 1))
    assert (finding.span.line, finding.span.column) == place
    assert advice in finding.help
    assert not others


def test_each_item_without_its_hyphen_is_told_once() -> None:
    text = "journey: x\ntitle: T\nstages:\n  - id: a\n    title: A\n    id: b\n    title: B\n    id: c\n    title: C\n"
    assert [(one.code, one.span.line) for one in found_in(text)] == [("CX003", 6), ("CX003", 8)]


def test_a_key_that_stands_twice_within_an_item_is_no_lost_hyphen() -> None:
    text = "journey: x\ntitle: T\nstages:\n  - id: a\n    title: A\n    title: B\n"
    (finding,) = found_in(text)
    assert finding.message.startswith("The key title stands here a second time.")
