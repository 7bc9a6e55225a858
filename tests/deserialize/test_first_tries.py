"""Mistakes of designers who write English, Indonesian or Persian: each message says what works when it is obeyed.

If it fails, somebody is told to choose from a list of English words, or to write what is refused next.
"""

import pytest

from .test_field_errors import METRIC, PAIN_POINT, PERSONA, STAGE, TOP, TOUCHPOINT, found_in

TWO = TOP + "    next: §\n  - id: two\n    title: Dua\n"
PEOPLE = STAGE.replace("{p: {title: P}}", "{mina: {title: مینا}, omid: {title: امید}}") + "    travelled_by: §\n"
ACCESS = PERSONA + "    access: {§}\n"
SOURCE = TOP + "data_sources: {d: {title: D, §}}\n"

TRIES: list[tuple[str, str, str, str]] = [
    (TWO, "if paid then two else not", "Write next: [{to: two, when: if paid then two else not}]",
     "[{to: two, when: if paid then two else not}]"),
    (TWO, "tahap two", "Write next: [two], in brackets.", "[two]"),
    (TWO, "selesai", "Write next: [] where the journey ends", "[]"),
    (TWO, "پایان", "Write next: [] where the journey ends", "[]"),
    (PEOPLE, "مینا و امید", "Write travelled_by: [mina, omid], in brackets.", "[mina, omid]"),
    (TOP + "    data: §\n", "https://analytics.example.com/x", "Write data: [analytics-example-com], in brackets.",
     "[]"),
    (PERSONA + "    share: §\n", "2 of 3 people", "Write it as a share of 1: 0.67.", "0.67"),
    (PERSONA + "    share: §\n", "45 persen", "Write it as a share of 1, without the per-cent sign: 0.45.", "0.45"),
    (PERSONA + "    share: §\n", "۴۵ درصد", "Write it as a share of 1, without the per-cent sign: 0.45.", "0.45"),
    (METRIC.replace("csat", "other") + "    value: §\n", "Rp 25.000",
     "Write value: 25000 and, on the line below, unit: Rp",
     "25000"),
    (METRIC.replace("csat", "other") + "    value: §\n", "€1.500,50",
     "Write value: 1500.50 and, on the line below, unit: €",
     "1500.50"),
    (TOP + "metrics: [{kind: §, value: 4.2, scale: {from: 1, to: 5}}]\n", "rating", "Did you mean csat?", "csat"),
    (PAIN_POINT + "        severity: §\n", "4/5", "Did you mean high?", "high"),
    (PAIN_POINT + "        severity: §\n", "1 of 5", "Did you mean low?", "low"),
    (PAIN_POINT + "        cause: §\n", "sistem", "Did you mean technology?", "technology"),
    (TOUCHPOINT + "        required: §\n", "wajib", "Write true, in lower case", "true"),
    (TOUCHPOINT + "        mode: §\n", "dibantu", "Did you mean assisted?", "assisted"),
    (TOUCHPOINT + "        initiated_by: §\n", "perusahaan", "Did you mean organisation?", "organisation"),
    (TOUCHPOINT.replace("web", "§"), "WA", "Did you mean chat?", "chat"),
    (TOUCHPOINT.replace("web", "§"), "تلگرام", "Did you mean chat?", "chat"),
    (TOUCHPOINT.replace("web", "§"), "web and phone", "write one touchpoint for each of web and phone.", "web"),
    (ACCESS, "internet: kuota", "Did you mean metered?", "internet: metered"),
    (ACCESS, "skills: کم", "Did you mean basic?", "skills: basic"),
    (ACCESS, "travel: نزدیک", "Did you mean local?", "travel: local"),
    (ACCESS, "assistive: [نابینا]", "Did you mean screen-reader?", "assistive: [screen-reader]"),
    (SOURCE, "type: survey, cadence: tiap bulan", "Did you mean monthly?", "type: survey, cadence: monthly"),
    (SOURCE, "type: گزارش تماس", "Did you mean call-log?", "type: call-log"),
    (TOP + "§\n", "owner: belum tahu", "Leave it out: what is not written down", ""),
    (TOP + "§\n", "sponsor: -", "Leave it out: what is not written down", ""),
    (STAGE + "    quotes:\n      - §\n", '"I never know" - P', 'Write - {text: "I never know", persona: p}',
     '{text: "I never know", persona: p}'),
]  # fmt: skip
"""A file, what is typed in it, how the help begins or what it holds, and what whoever obeys types."""


@pytest.mark.parametrize(("text", "typed", "help_", "obeyed"), TRIES, ids=[typed for _, typed, *_ in TRIES])
def test_whoever_obeys_the_first_message_has_a_sound_file(text: str, typed: str, help_: str, obeyed: str) -> None:
    (finding,) = found_in(text.replace("§", typed))
    assert help_ in finding.help, finding
    assert not found_in(text.replace("§", obeyed))


def test_stages_by_numbers_are_led_to_ids() -> None:
    (finding,) = found_in("journey: a\ntitle: T\nstages:\n  1:\n    title: S\n  2:\n    title: U\n")
    assert finding.help.startswith("Write - id: stage-1 in place of 1:, and so with each")


def test_an_unseen_character_in_an_id_is_named_once() -> None:
    text = STAGE.replace("{p: {title: P}}", "{mi\u200cna: {title: M}}") + "    travelled_by: [mina]\n"
    (finding,) = found_in(text)
    assert (finding.message, finding.help) == (
        "A character that nobody can see stands here (U+200C).",
        "Delete what stands here, and type it anew: mina:",
    )
