"""What a change means for people, in sentences worked out by hand.

If it fails, somebody who is shut out by a change is not named, or is named twice.
"""

from pathlib import Path

from cxjourney.analysis.diff.journey_comparison import compare_journeys
from cxjourney.formats.changes.people_sentences import access_sentences
from cxjourney.formats.changes.sentence_parts import Sentence
from cxjourney.formats.changes.voice_sentences import family_names, voice_sentences
from tests.analysis.study import studied
from tests.analysis.ticket_journey import ENGLISH, JOURNEY, changed, writer

GATE = "      - {id: gate, title: The gate, channel: branch}\n"
CASH = "      - {id: cash, title: Cash at the window, channel: branch, data: [counter]}\n"


def test_who_is_newly_stranded_is_worse_off(tmp_path: Path) -> None:
    assert list(access_sentences(changed(tmp_path, (CASH, "")), ENGLISH)) == [
        Sentence("worse", "Ben (30%) is newly stranded at pays")
    ]


def test_personas_who_are_stranded_at_one_stage_share_a_sentence(tmp_path: Path) -> None:
    write = writer(tmp_path)
    had = JOURNEY.replace("{title: Ann, share: 0.5}", "{title: Ann, share: 0.5, access: {internet: poor}}")
    has = had.replace("internet: poor", "internet: none").replace(GATE, GATE.replace("branch", "web"))
    comparison = compare_journeys(write(had), write(has))
    assert Sentence("worse", "Ann (50%) and Ben (30%) are newly stranded at rides") in list(
        access_sentences(comparison, ENGLISH)
    )


ON_THE_PHONE = "      - {id: lift, title: Is driven, channel: phone}\n"


def test_who_is_freed_is_better_off(tmp_path: Path) -> None:
    comparison = changed(tmp_path, (GATE, GATE + ON_THE_PHONE))
    assert list(access_sentences(comparison, ENGLISH)) == [
        Sentence(
            "better",
            "Cem (20%) is no longer stranded at rides, and able to complete the journey, if what nobody wrote down is "
            "good enough (internet, devices and digital skills)",
        )
    ]


def test_who_is_freed_and_unproven_is_told_so(tmp_path: Path) -> None:
    write = writer(tmp_path)
    before = JOURNEY.replace("access: {travel: none}", "access: {travel: none, assistive: [large-text]}")
    after = before.replace(GATE, GATE + ON_THE_PHONE)
    assert list(access_sentences(compare_journeys(write(before), write(after)), ENGLISH)) == [
        Sentence(
            "better",
            "Cem (20%) is no longer stranded at rides, and able to complete the journey, if what nobody wrote down is "
            "good enough (internet, devices and digital skills), though nobody has said whether "
            "such needs are served at looks, pays and rides",
        )
    ]


def test_whoever_no_data_hears_any_more_is_told_of_once(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, ("data: [interviews]", "data: []"), ("data: [panel]", "data: []"), (", data: [counter]", "")
    )
    sentences = list(voice_sentences(comparison, ENGLISH))
    assert Sentence("worse", "no data hears Ben (30%) any more") in sentences
    assert sum("Ben" in sentence.text for sentence in sentences) == 1


def test_a_voice_is_lost_whoever_travels_the_journey_no_longer(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path, ("title: Buys a ticket\n", "title: Buys a ticket\ntravelled_by: [ann, cem]\n"), (CASH, "")
    )
    assert list(voice_sentences(comparison, ENGLISH)) == [
        Sentence("worse", "no behavioural data is taken to hear Ben (30%) any more (it was counter, without through:)")
    ]


def test_who_is_heard_by_nobody_and_left_is_told(tmp_path: Path) -> None:
    comparison = changed(
        tmp_path,
        ("title: Buys a ticket\n", "title: Buys a ticket\ntravelled_by: [ann, cem]\n"),
        *(("data: [interviews]", "data: []"), ("data: [panel]", "data: []"), (", data: [counter]", "")),
    )
    assert Sentence("worse", "no data hears Ben (30%) any more") in list(voice_sentences(comparison, ENGLISH))


def test_a_voice_that_is_won_names_the_family_and_the_source(tmp_path: Path) -> None:
    calls = "data_sources:\n  calls: {title: Calls, type: interviews, through: [phone]}\n"
    comparison = changed(tmp_path, ("data: [interviews]", "data: [interviews, calls]"), ("data_sources:\n", calls))
    assert list(voice_sentences(comparison, ENGLISH)) == [
        Sentence("better", "attitudinal data hears Cem (20%) now (calls)")
    ]


def test_who_is_heard_by_a_source_without_channels_is_only_taken_to_be(tmp_path: Path) -> None:
    """Whoever looks for whom data hears must not be told of a voice that the YAML names nowhere."""
    calls = "data_sources:\n  calls: {title: Calls, type: interviews}\n"
    comparison = changed(tmp_path, ("data: [interviews]", "data: [interviews, calls]"), ("data_sources:\n", calls))
    said = list(voice_sentences(comparison, ENGLISH))
    assert said == [Sentence("better", "attitudinal data is taken to hear Cem (20%) now (calls, without through:)")]


def test_no_voice_is_won_by_a_channel_that_is_written_down(tmp_path: Path) -> None:
    comparison = changed(tmp_path, ("through: [branch]", "through: [branch, phone]"))
    assert list(voice_sentences(comparison, ENGLISH)) == []
    assert not comparison.is_worse


def test_families_have_names_in_a_sentence() -> None:
    assert family_names(("behavioural", "contextual"), ENGLISH) == ["behavioural", "contextual"]


NO_SUCCESS = ("    title: Rides\n", "    title: Rides\n    outcome: other\n")


def test_whoever_was_able_is_worse_off_where_nobody_can_say_any_more(tmp_path: Path) -> None:
    assert list(access_sentences(changed(tmp_path, NO_SUCCESS), ENGLISH)) == [
        Sentence("worse", "Ann (50%) and Ben (30%): nobody can say any more who is able, since no stage is a success")
    ]


def test_where_nobody_can_say_who_is_able_it_is_told_what_can_not_be_passed_any_more(tmp_path: Path) -> None:
    before = studied(tmp_path, JOURNEY.replace(*NO_SUCCESS))
    after = studied(tmp_path, JOURNEY.replace(*NO_SUCCESS).replace(CASH, ""))
    assert list(access_sentences(compare_journeys(before, after), ENGLISH)) == [
        Sentence("other", "Ben (30%) can no longer pass pays")
    ]


def test_nobody_gets_further_where_nobody_could_say_before_who_was_able(tmp_path: Path) -> None:
    before, after = studied(tmp_path, JOURNEY.replace(*NO_SUCCESS)), studied(tmp_path, JOURNEY)
    assert list(access_sentences(compare_journeys(before, after), ENGLISH)) == [
        Sentence(
            "other",
            "Cem (20%) is stranded at rides: only because of what is written differently, or for the first time",
        )
    ]
