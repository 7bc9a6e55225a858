"""Likely slips, attribute by attribute: each message proposes what to write, and whoever writes that has a sound file.

If it fails, a designer who wrote “very high” or “40 minutes” is told what is wrong, and not what would be right.
"""

import pytest

from .test_advice import edit_for
from .test_messages import METRIC, PERSONA, STAGE, TOP, TOUCHPOINT, found_in

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


@pytest.mark.parametrize(("text", "slip"), [(text, slip) for text, slips in SLIPS.values() for slip in slips])
def test_the_proposal_of_a_message_ends_the_fault(text: str, slip: str) -> None:
    broken = text.replace("§", slip)
    left = len(found_in(broken))
    assert left, broken
    for _ in range(left):
        finding, *_ = found_in(broken)
        edit = edit_for(finding)
        assert edit, finding.help
        broken = edit[0](broken, finding, edit[1]).replace("YYYY-MM-DD", "2026-11-21")  # her own day
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
