"""Which lists in brackets are sentences that a comma has cut, in the languages that are tried by hand.

If it fails, a list is called a sentence, and a designer puts in quotes what was right; or half a question is drawn.
"""

import pytest

from cxjourney.analysis.text_cut_by_yaml import CutText, cut_texts
from cxjourney.files.text_file import TextFile
from cxjourney.model import Journey
from cxjourney.parse.document import Document, parse


def cut(line: str, language: str) -> list[CutText]:
    text = f"journey: j\ntitle: J\nstages:\n  - id: a\n    title: A\n    {line}\n"
    document = parse(TextFile("j.yaml", text))
    assert isinstance(document, Document)
    return cut_texts(Journey, document, language)


@pytest.mark.parametrize(
    ("language", "line", "fixed"),
    [
        ("en", "questions: [What does it cost, and when?]", '["What does it cost, and when?"]'),
        ("en", "questions: [What does it cost, when is it due]", '["What does it cost, when is it due"]'),
        ("en", "actions: [Nobody answers, they hang up]", '["Nobody answers, they hang up"]'),
        ("en", "actions: [Waits for the letter, then signs it]", '["Waits for the letter, then signs it"]'),
        ("en", "barriers: [If it rains, the bus is late]", '["If it rains, the bus is late"]'),
        ("en", "actions: [Brings the card, passport or licence.]", '["Brings the card, passport or licence."]'),
        # all three parts of it, not the last two
        ("en", "actions: [They ask, the clerk looks, and wait]", '["They ask, the clerk looks, and wait"]'),
        ("en", "actions: [Fills it in, signs it, hands it over]", '["Fills it in, signs it, hands it over"]'),
        ("en", "goals: [Pay, wait, and leave, Get a receipt]", '["Pay, wait, and leave", "Get a receipt"]'),
        ("en", "goals: [Pay the fee, get no surprises]", '["Pay the fee, get no surprises"]'),
        ("en-GB", "goals: [to be done, or to be told]", '["to be done, or to be told"]'),
        ("fa", "questions: [هزینه‌اش چقدر است, و چه وقت؟]", '["هزینه‌اش چقدر است, و چه وقت؟"]'),
        ("fa", "goals: [بداند, که پذیرفته شده]", '["بداند, که پذیرفته شده"]'),
        ("id", "questions: [Berapa biayanya, dan kapan?]", '["Berapa biayanya, dan kapan?"]'),
        ("id", "actions: [Jika hujan, mereka menunggu]", '["Jika hujan, mereka menunggu"]'),
        ("id", "barriers: [Loket tutup, tidak ada petugas]", '["Loket tutup, tidak ada petugas"]'),
        ("de", "questions: [Was kostet das, und wann?]", '["Was kostet das, und wann?"]'),
        ("de", "actions: [Wenn es regnet, warten sie drinnen]", '["Wenn es regnet, warten sie drinnen"]'),
        ("de", "barriers: [Niemand sagt, wie lange es dauert]", '["Niemand sagt, wie lange es dauert"]'),
        ("sv", "questions: [Vad kostar det, när ska jag betala]", '["Vad kostar det, när ska jag betala"]'),
    ],
)
def test_sentences_that_a_comma_has_cut(language: str, line: str, fixed: str) -> None:
    (found,) = cut(line, language)
    assert found.by == "comma"
    assert found.fixed == f"{line.partition(':')[0]}: {fixed}"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "actions: [Nurse, doctor on call]"),
        ("en", "barriers: [IT help, a seat nearby]"),
        ("en", "questions: [How much?, why?]"),
        ("en", 'questions: ["What does it cost", and when?]'),
        ("en", "thoughts: [who pays for it, who decides]"),
        ("fa", "actions: [پرستار, پزشک کشیک]"),
        ("fa", "goals: [زود برسد, ارزان باشد]"),
        ("id", "actions: [Perawat, dokter jaga malam]"),
        ("de", "actions: [Pflegerin, Arzt im Dienst]"),
        ("sv", "actions: [Sjuksköterska, läkare i beredskap]"),
    ],
)
def test_lists_that_are_lists(language: str, line: str) -> None:
    assert cut(line, language) == []


def test_a_long_list_takes_no_longer_than_its_length() -> None:
    items = ", ".join(f"item {n}" for n in range(20_000))
    assert cut(f"actions: [Begins, {items}]", "en") == []
