"""References held against what is in sight, and answers against questions.

If it fails, a misspelt id is taken for nothing, or a right one called unknown.
"""

import re
from collections.abc import Callable

import pytest

from cxjourney.diagnostics import Notice
from cxjourney.model.channel import known_channels
from cxjourney.workspace.reference_suggestions import offered_ids
from cxjourney.workspace.workspace import Workspace

Assembled = Callable[..., Workspace]
HEAD = "journey: j\ntitle: T\nstages:\n  - id: start\n    title: S\n"
DEFINED = """
teams: {sales: {title: A}}
personas: {dara: {title: D}}
data_sources: {web-analytics: {title: W, type: web-analytics}}
channels: {counter: {title: C, kind: physical}}
lanes: [{id: mine, title: L}, {id: risks, title: R}]
phases: [{id: early, title: E}]
"""


def found_in(assembled: Assembled, more: str) -> list[Notice]:
    beside = "journey: k\ntitle: K\nstages: [{id: one, title: One}]\n"
    return [*assembled({"j.yaml": HEAD + more + DEFINED, "k.yaml": beside}).notices]


ABOVE = "in a catalogue above, by a line such as"
TOUCHPOINT = "    touchpoints:\n      - {title: Letter, channel: web, "
REFERENCES = {
    "owner of a journey": ("owner: §nobody", "team"),
    "shared with": ("shared_with: [sales, §nobody]", "team"),
    "travelled by": ("travelled_by: [dara, §nobody]", "persona"),
    "owner of a stage": ("    owner: §nobody", "team"),
    "travelled by, at a stage": ("    travelled_by: [dara, §nobody]", "persona"),
    "source of a share": ("    next: [{to: start, source: §nothing}]", "data source"),
    "phase": ("    phase: §nowhere", "phase"),
    "another journey": ("    journey: §nowhere", "journey"),
    "lane of notes": ("    notes: {§nothing: [a]}", "lane"),
    "persona of a note": ("    notes: {mine: [b, {text: c, persona: §nobody}]}", "persona"),
    "persona of a text": ("    goals: [a, {text: b, persona: §nobody}]", "persona"),
    "source of a text": ("    thoughts: [{text: b, source: §nothing}]", "data source"),
    "source of a duration": ("    duration: {typical: 3h, source: §nothing}", "data source"),
    "owner of an opportunity of a stage": ("    opportunities: [{title: b, owner: §nobody}]", "team"),
    "source of a score": (TOUCHPOINT + "rating: {ease: {score: 1, source: §nothing}}}", "data source"),
    "persona of evidence": (TOUCHPOINT + "evidence: [{text: a, persona: §nobody}]}", "persona"),
    "source of an action backstage": (
        TOUCHPOINT + "backstage: {actions: [{text: a, source: §nothing}]}}",
        "data source",
    ),
    "next": ("    next: [start, §nowhere]", "stage"),
    "next in full": ("    next: [{to: §nowhere}]", "stage"),
    "data of a stage": ("    data: [web-analytics, §nothing]", "data source"),
    "emotions": ("    emotions: {dara: 1, §nobody: 2}", "persona"),
    "source of an emotion": ("    emotions: {dara: {score: 1, source: §nothing}}", "data source"),
    "persona of a quote": ("    quotes: [{text: a, persona: §nobody}]", "persona"),
    "source of a quote": ("    quotes: [{text: a, source: §nothing}]", "data source"),
    "source of a delivery": ("    delivery: {claimed: 1, experienced: 1, source: §nothing}", "data source"),
    "channel": ("    touchpoints: [{title: a, channel: §nothing}]", "channel"),
    "owner of a touchpoint": (TOUCHPOINT + "owner: §nobody}", "team"),
    "for whom a touchpoint is": (TOUCHPOINT + "for: [dara, §nobody]}", "persona"),
    "data of a touchpoint": (TOUCHPOINT + "data: [§nothing]}", "data source"),
    "teams backstage": (TOUCHPOINT + "backstage: {teams: [§nobody]}}", "team"),
    "personas of a pain point": ("    pain_points: [{title: a, personas: [§nobody]}]", "persona"),
    "evidence": ("    pain_points: [{title: a, evidence: [§nothing]}]", "data source"),
    "owner of a pain point": ("    pain_points: [{title: a, owner: §nobody}]", "team"),
    "owner of an opportunity": ("    pain_points: [{title: a, opportunities: [{title: b, owner: §nobody}]}]", "team"),
    "owner of a metric": ("metrics: [{kind: nps, value: 1, owner: §nobody}]", "team"),
    "source of a stage's metric": ("    metrics: [{kind: nps, value: 1, source: §nothing}]", "data source"),
    "waiver, stage": ("waivers: [{rule: CX301, reason: a, until: 2027-01-01, stage: §nowhere}]", "stage"),
    "waiver, touchpoint": (
        "waivers: [{rule: CX301, reason: a, until: 2027-01-01, touchpoint: §nothing}]",
        "touchpoint",
    ),
    "waiver, pain point": (
        "waivers: [{rule: CX301, reason: a, until: 2027-01-01, pain_point: §nothing}]",
        "pain point",
    ),
    "waiver, persona": ("waivers: [{rule: CX301, reason: a, until: 2027-01-01, persona: §nobody}]", "persona"),
    "waiver, source": ("waivers: [{rule: CX301, reason: a, until: 2027-01-01, source: §nothing}]", "data source"),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_an_unknown_reference_stands_where_it_is_written(assembled: Assembled, case: str) -> None:
    marked, noun = REFERENCES[case]
    before, _, after = (HEAD + marked).partition("§")
    (notice,) = assembled({"j.yaml": before + after + DEFINED}).notices
    lines = before.split("\n")
    id_ = after.split("}")[0].split("]")[0].split(":")[0]
    assert notice.code == "CX103"
    assert (notice.span.line, notice.span.column) == (len(lines), len(lines[-1]) + 1)
    assert notice.span.end_column - notice.span.column == len(id_)
    assert notice.message == f"No {noun} is called {id_}."
    assert notice.help


IN_A_CATALOGUE = {
    "owner of a source": "data_sources: {d: {title: D, type: survey, owner: §nobody}}",
    "through": "data_sources: {d: {title: D, type: survey, through: [web, §nothing]}}",
    "source of a share": "personas: {p: {title: P, share: {value: 0.1, source: §nothing}}}",
    "sources of research": "personas: {p: {title: P, research: {sources: [§nothing]}}}",
    "preferred channels": "personas: {p: {title: P, channels: {prefers: [web, §nothing]}}}",
    "avoided channels": "personas: {p: {title: P, channels: {avoids: [§nothing]}}}",
    "waiver": "waivers: [{rule: CX404, reason: a, until: 2027-01-01, source: §nothing}]",
}


@pytest.mark.parametrize("case", IN_A_CATALOGUE)
def test_an_unknown_reference_in_a_catalogue(assembled: Assembled, case: str) -> None:
    before, _, after = IN_A_CATALOGUE[case].partition("§")
    (notice,) = assembled({"catalogue.yaml": before + after}).notices
    assert (notice.code, notice.span.line, notice.span.column) == ("CX103", 1, len(before) + 1)


def test_what_is_known(assembled: Assembled) -> None:
    more = """\
    phase: early
    journey: k
    notes: {risks: [a, {text: b, persona: dara, source: web-analytics}]}
    next: [start, {to: start}]
    emotions: {dara: {score: 1, source: web-analytics}}
    touchpoints:
      - {id: letter, title: A letter, channel: counter, data: [web-analytics]}
      - {title: Big poster, channel: print}
    pain_points: [{title: It hurts, personas: [dara], evidence: [web-analytics], owner: sales}]
replaces: k
waivers:
  - {rule: CX301, reason: a, until: 2027-01-01, touchpoint: letter, stage: start}
  - {rule: CX301, reason: a, until: 2027-01-01, touchpoint: Big poster, pain_point: It hurts}
"""
    assert found_in(assembled, more) == []


@pytest.mark.parametrize(
    ("more", "help_"),
    [
        (
            "owner: sale\n",
            f"Did you mean sales? Or define it under teams:, here or {ABOVE} sale: {{title: Sale}}",
        ),
        ("owner: Sales\n", "Did you mean sales?"),
        (
            "owner: zzz\n",
            f"There are: sales. Define it under teams:, here or {ABOVE} zzz: {{title: Zzz}}",
        ),
        ("owner: none\n", "Leave it out: what is not written down counts as not known."),
        ("owner: TBD\n", "Leave it out: what is not written down counts as not known."),
        ("    data: ['?']\n", "Leave it out: what is not written down counts as not known."),
        ("    phase: E\n", "Did you mean early?"),
        ("    data: [web_analytics]\n", "Did you mean web-analytics?"),
        ("    next: [stat]\n", "Did you mean start?"),
        ("    next: [zzz]\n", "There are: start."),
        (
            "    touchpoints: [{title: a, channel: mail}]\n",
            f"Did you mean email? Or define it under channels:, here or {ABOVE} mail: {{title: Mail, kind: KIND}}. In "
            "place of KIND write digital, voice, physical or post. Beside it stands what such a channel asks for: a "
            "digital one usually internet: metered, devices: [smartphone, tablet, laptop, desktop], skills: basic; one "
            "by voice devices: [smartphone, basic-phone, landline], asks_for: [hearing, speech].",
        ),
        ("waivers: [{rule: CX301, reason: a, until: 2027-01-01, pain_point: zzz}]\n", "No pain point has an id yet."),
    ],
)
def test_the_nearest_is_suggested_and_how_to_define_it(assembled: Assembled, more: str, help_: str) -> None:
    (notice,) = found_in(assembled, more)
    assert notice.help == help_


def test_a_phase_is_called_by_the_id_that_is_proposed_where_it_is_listed(assembled: Assembled) -> None:
    journey = HEAD + "    phase: Before the visit\nphases:\n  - Before the visit\n"
    right = journey.replace("phase: Before the visit", "phase: before-the-visit")
    told = [
        [one.help for one in assembled({"j.yaml": text}).notices if one.code == "CX103"] for text in (journey, right)
    ]
    assert told == [["Did you mean before-the-visit?"], []]


def test_a_channel_that_is_called_by_its_kind_is_of_that_kind(assembled: Assembled) -> None:
    (notice,) = found_in(assembled, "    touchpoints: [{title: a, channel: physical}]\n")
    assert "physical: {title: Physical, kind: physical}" in notice.help


UNDEFINED = [
    "owner: zzz\n",
    "owner: Big Sales\n",
    "travelled_by: [ann]\n",
    "    data: [s9]\n",
    "    notes: {other: [a]}\n",
    "    touchpoints: [{title: a, channel: portal}]\n",
    "    touchpoints: [{title: a, channel: kiosks}]\n",
    "    touchpoints: [{title: a, channel: instagram}]\n",
]


@pytest.mark.parametrize("more", UNDEFINED)
@pytest.mark.parametrize("defined", [DEFINED, ""])
def test_the_line_that_defines_an_id_can_be_pasted(assembled: Assembled, more: str, defined: str) -> None:
    (notice,) = assembled({"j.yaml": HEAD + more + defined}).notices
    found = re.search(
        r"(?:rite (?P<id>[a-z-]+), and )?(?:d|D)efine it.*, by a line such as (?P<line>.+?[}\]]+)(?:\. |$)", notice.help
    )
    assert found, notice.help
    line = found["line"].replace("TYPE", "survey").replace("KIND", "digital")  # only its author knows them
    more = more.replace("Big Sales", found["id"] or "Big Sales")
    attribute = re.search(r"efine it under (\w+):", notice.help)
    if attribute:  # those that are defined already are written line by line, as people have them
        block = {"lanes": "lanes:\n- {id: mine, title: L}\n"}.get(attribute[1], f"{attribute[1]}:\n")
        head, _, rest = (HEAD + more + defined).partition(f"\n{attribute[1]}:")
        lines = f"{head}\n{block}{'' if block.startswith('lanes') else '  '}{line}\n{rest.partition(chr(10))[2]}"
    else:
        lines = HEAD + more + defined + line + "\n"
    assert [one.message for one in assembled({"j.yaml": lines}).notices] == [], lines


@pytest.mark.parametrize(
    ("source", "type_"),
    [("ga4", "web-analytics"), ("crm-salesforce", "crm"), ("exit-survey", "survey"), ("s9", "TYPE")],
)
def test_the_line_that_defines_a_source_has_its_type_where_the_id_says_it(
    assembled: Assembled, source: str, type_: str
) -> None:
    (notice,) = assembled({"j.yaml": HEAD + f"    data: [{source}]\n"}).notices
    assert f"type: {type_}}}" in notice.help


@pytest.mark.parametrize("emotions", ["{score: 1}", "{dara: 1, score: 1}"])
def test_a_part_of_an_emotion_is_no_persona_to_define(assembled: Assembled, emotions: str) -> None:
    [notice] = [one for one in found_in(assembled, f"    emotions: {emotions}\n") if one.code == "CX103"]
    assert f"{notice.help}".endswith("in braces behind her id: PERSONA: {score: 1}")


@pytest.mark.parametrize(
    ("channel", "near", "kind", "asks"),
    [
        ("instagram", "Did you mean social? Or", "digital", "internet: metered, devices: [smartphone, tablet, laptop, "
         "desktop], skills: basic"),
        ("whatsapp", "Did you mean chat? Or", "digital", "internet: metered"),
        ("helpline-nurse", "There are: phone,", "voice", "devices: [smartphone, basic-phone, landline], asks_for: "
         "[hearing, speech]"),
    ],
)  # fmt: skip
def test_a_new_channel_is_proposed_with_what_its_kind_usually_asks_for(
    assembled: Assembled, channel: str, near: str, kind: str, asks: str
) -> None:
    (notice,) = found_in(assembled, f"    touchpoints: [{{title: a, channel: {channel}}}]\n")
    assert notice.help.startswith(near)
    assert f"kind: {kind}, {asks}" in notice.help
    assert notice.help.endswith(
        "What it asks for is a proposal: most channels of this kind ask for that. Correct what is otherwise with yours."
    )


def test_of_a_channel_in_person_those_in_person_are_offered_first(assembled: Assembled) -> None:
    (notice,) = found_in(assembled, "    touchpoints: [{title: a, channel: in-person}]\n")
    offered = notice.help.removeprefix("There are: ").split(", ")
    assert {known_channels()[id_].kind for id_ in offered[:6]} == {"physical"}
    assert notice.help.endswith("in-person: {title: In person, kind: physical}")


def test_all_known_channels_are_offered_the_nearest_first(assembled: Assembled) -> None:
    (notice,) = found_in(assembled, "    touchpoints: [{title: a, channel: mms}]\n")
    offered = notice.help.partition("There are: ")[2].partition(".")[0].split(", ")
    assert set(known_channels()) < set(offered)
    assert offered[0] == "sms"


@pytest.mark.parametrize("more", ["    x-data: [nothing]\n", "x-owner: nobody\n", "review: {x-team: nobody}\n"])
def test_what_the_team_writes_for_itself_refers_to_nothing(assembled: Assembled, more: str) -> None:
    assert found_in(assembled, more) == []


def answers(question: str, answer: str) -> str:
    touchpoint = f"      - title: W\n        channel: web\n        answers:\n          - {answer}\n"
    return f"    questions:\n      - {question}\n    touchpoints:\n{touchpoint}"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does it cost?", "What does it cost?"),
        ("What does it cost?", "'  What   does it cost? '"),
        ("What does it cost?", ">\n            What does\n            it cost?"),
        ("هزینه‌ی کارت چقدر است؟", "هزينه ي كارت چقدر است؟"),
        ("علی کجاست؟", "على كجاست؟"),
        ("Café?", "Cafe\u0301?"),
    ],
)
def test_an_answer_matches_its_question_whatever_the_white_space_and_the_keyboard(
    assembled: Assembled, question: str, answer: str
) -> None:
    assert found_in(assembled, answers(question, answer)) == []


@pytest.mark.parametrize(
    ("question", "answer", "help_"),
    [
        ("What does it cost?", "What does it cost", "Did you mean “What does it cost?”?"),
        ("What does it cost?", "Who?", "Write it under questions: of the stage too, in the same words."),
        ("What does it cost?", "what does it cost?", "Did you mean “What does it cost?”?"),
    ],
)
def test_an_answer_without_a_question(assembled: Assembled, question: str, answer: str, help_: str) -> None:
    (notice,) = found_in(assembled, answers(question, answer))
    assert (notice.code, notice.span.line, notice.span.column) == ("CX103", 12, 13)
    assert notice.message == f"No question of this stage is worded “{answer}”."
    assert notice.help == help_


CUT = """\
    questions: {0}
    touchpoints:
      - {{title: T, channel: web, answers: {1}}}
"""
COST = "“What does it cost, and when?”."


@pytest.mark.parametrize(
    ("questions", "given", "place", "message"),
    [
        (
            '["What does it cost, and when?", Why?]',
            "[What does it cost, and when?, Why?]",
            (8, 44),
            "an answer: " + COST,
        ),
        (
            "[Why?, What does it cost, and when?]",
            '["What does it cost, and when?"]',
            (6, 23),
            "touchpoint answers: " + COST,
        ),
        ('["Who, when, and where?"]', "[Who, when, and where?]", (8, 44), "an answer: “Who, when, and where?”."),
    ],
)
def test_a_comma_that_cuts_an_answer_or_its_question_is_named(
    assembled: Assembled, questions: str, given: str, place: tuple[int, int], message: str
) -> None:
    (notice,) = found_in(assembled, CUT.format(questions, given))
    assert (notice.code, notice.span.line, notice.span.column) == ("CX103", *place)
    assert notice.message.startswith("The comma makes several items of ")
    assert notice.message.endswith(message)
    whole = message.partition("“")[2].removesuffix("”.")
    assert notice.help == f'Put the whole text in quotes: "{whole}"'


def test_two_texts_that_are_cut_alike_match_each_other(assembled: Assembled) -> None:
    assert found_in(assembled, CUT.format("[Who, and when?]", "[Who, and when?]")) == []


def test_answers_on_lines_of_their_own_are_cut_by_no_comma(assembled: Assembled) -> None:
    text = answers("'Who, and when?'", "Who") + "          - and when?\n"
    assert [notice.message[:11] for notice in found_in(assembled, text)] == ["No question"] * 2


def test_a_question_of_another_stage_does_not_count(assembled: Assembled) -> None:
    text = answers("Why?", "Why?") + "  - id: other\n    title: O\n" + answers("Who?", "Why?")
    (notice,) = found_in(assembled, text)
    assert notice.span.line == 21


def test_unknown_references_of_one_file_are_capped(assembled: Assembled) -> None:
    unknown = ", ".join(f"dat-{n}" for n in range(20_000))
    known = "".join(f"  data-{n}: {{title: D, type: survey}}\n" for n in range(2_000))
    notices = assembled({"j.yaml": f"{HEAD}    data: [{unknown}]\ndata_sources:\n{known}"}).notices
    assert len(notices) == 101
    assert notices[-1].message == "And more that nothing defines in this file."
    assert "Did you mean" in notices[0].help


def test_answers_without_questions_are_capped(assembled: Assembled) -> None:
    questions = "".join(f"      - Question {n}?\n" for n in range(3_000))
    touchpoints = "".join(f"      - {{title: T, channel: web, answers: [Question {n}?]}}\n" for n in range(3_200))
    text = f"{HEAD}    questions:\n{questions}    touchpoints:\n{touchpoints}"
    notices = assembled({"j.yaml": text}).notices  # took 20 seconds when every touchpoint read the questions anew
    assert len(notices) == 101
    assert notices[-1].message == "And more that nothing defines in this file."


def test_an_id_that_cannot_be_one_is_suggested_as_it_has_to_be_written(assembled: Assembled) -> None:
    text = HEAD + "    next: [two]\n  - id: Two Stages\n    title: T\n"
    notices = [*assembled({"j.yaml": text}).notices]
    assert "Did you mean two-stages?" in [notice.help for notice in notices if notice.code == "CX103"]


def test_only_ids_that_can_be_written_are_offered() -> None:
    assert offered_ids(frozenset(("crm", "Web Analytics", "نظرسنجی")), "source").in_order == ("crm", "web-analytics")


def test_a_touchpoint_without_an_id_is_offered_by_its_title() -> None:
    assert offered_ids(frozenset(("Talks at the desk",)), "touchpoint").in_order == ("Talks at the desk",)


def test_who_is_asked_may_be_nobody_that_is_defined_and_who_sees_to_it_may_not(assembled: Assembled) -> None:
    text = HEAD + "    asks: [{question: Why?, to: the web team}, {question: How?, to: web, owner: web, source: log}]\n"
    assert [notice.message for notice in assembled({"j.yaml": text}).notices] == [
        "No team is called web.", "No data source is called log.",
    ]  # fmt: skip
