"""Commas, colons and figures as other languages write them, and foreign comments: whoever obeys has a sound file.

If it fails, somebody who types Persian, Chinese or German is told something else than what is wrong.
"""

import pytest

from .test_field_errors import METRIC, STAGE, TOP, TOUCHPOINT, found_in

PEOPLE = STAGE.replace("{p: {title: P}}", "{nora: {title: N}}") + "    travelled_by: §\n"
CHANNELS = TOP + "    touchpoints: [{title: W, §}]\n"
VALUE = TOP + "metrics:\n  - {kind: contacts, value: §}\n"
OWNED = TOP + "    owner: §\n"

OBEYED: dict[str, tuple[str, list[tuple[str, str, str, str]]]] = {
    "ids nobody defines": (PEOPLE.replace("§", "[a، b]"), [
        ("No persona is called a، b.", "Between ids stands a comma, not “،”: write a, b.", "a، b", "a, b"),
        ("No persona is called a.", "a: {title: A}", "[a, b]", "[nora]")]),
    "names nobody defines": (PEOPLE.replace("§", "[مینا، نوراجان]"), [
        ("No persona is called مینا، نوراجان.", "write مینا, نوراجان.", "،", ","),
        ("No persona is called مینا.", "Write persona-1, and define it", "[مینا", "[persona-1"),
        ("No persona is called persona-1.", "persona-1: {title: Persona 1}", "{nora: {title: N}}",
         "{nora: {title: N}, persona-1: {title: Persona 1}}"),
        ("No persona is called نوراجان.", "Write persona-2, and define it", "نوراجان", "nora")]),
    "ids with a semicolon": (PEOPLE.replace("§", "[a; b]"), [
        ("No persona is called a; b.", "Between ids stands a comma, not “;”: write a, b.", "[a; b]", "[nora]")]),
    "a name in another script": (OWNED.replace("§", "تیم فروش"), [
        ("No team is called تیم فروش.",
         "Write team-1, and define it, here or in a catalogue above, by a line such as "
         "teams: {team-1: {title: تیم فروش}}. In place of team-1, any short name of your own will do, "
         "in the letters a–z, digits and hyphens.",
         "owner: تیم فروش\n", "owner: team-1\nteams: {team-1: {title: تیم فروش}}\n")]),
    "an attribute behind a comma and a colon of full width": (
        TOP + "    touchpoints: [{title: W，channel：web}]\n", [
            ("， stands here, where only a comma (,) separates.", "Write title: W, channel: web",
             "title: W，channel：web", "title: W, channel: web")]),
    "colons of full width in braces": (TOP + "    touchpoints: [{title：W, channel：web}]\n", [
        ("title：W is not something", "Write a colon and a space after it: title: W", "title：W", "title: W"),
        ("channel：web is not", "a colon and a space after it: channel: web", "channel：web", "channel: web")]),
    "thousands with a point": (VALUE.replace("§", "1.500,50"), [
        ("50 is not", "Decimals have a point, not a comma: write value: 1500.50", "1.500,50", "1500.50")]),
    "millions with points": (VALUE.replace("§", "1.234.567,5"), [
        ("value is “1.234.567”", "point, not a comma: write value: 1234567.5", "1.234.567,5", "1234567.5")]),
    "thousands with a blank": (VALUE.replace("§", "1 500,50"), [
        ("value is “1 500”", "point, not a comma: write value: 1500.50", "1 500,50", "1500.50")]),
    "below nought": (VALUE.replace("§", "-1.500,50").replace("contacts", "other"), [
        ("50 is not", "Decimals have a point, not a comma: write value: -1500.50", "-1.500,50", "-1500.50")]),
    "thousands with a comma": (VALUE.replace("§", "1,500.50"), [
        ("500.50 is not", "Write it without marks between the digits: 1500.50.", "1,500.50", "1500.50")]),
    "millions with commas": (VALUE.replace("§", "1,234,567"), [
        ("234 is not", "Write it without marks between the digits: 1234567.", "1,234,567", "1234567")]),
    "a unit behind it": (VALUE.replace("§", "1.500,50 €"), [
        ("50 € is not", "write value: 1500.50, unit: €", "1.500,50 €", "1500.50, unit: €")]),
    "a unit on a line of its own": (METRIC + "    value: 1.500,50 €\n", [
        ("value is “1.500,50 €”", "Write value: 1500.50 and, on the line below, unit: €", "value: 1.500,50 €",
         "value: 1500.50\n    scale: {from: 0, to: 2000}\n    unit: €")]),
    "per cent": (STAGE.replace("{title: P}", "{title: P, share: 12,5 %}"), [
        ("share is the number 12", "point, not a comma: write share: 0.125", "12,5 %", "0.125")]),
    "a comment behind an id": (TOP.replace("a1", "a1 // mine"), [
        ("// begins no comment in YAML", "Leave only a1 there, and write the comment on a line of its own: # mine",
         "journey: a1 // mine", "# mine\njourney: a1")]),
    "a comment behind a figure": (TOP + "    importance: 4 <!-- or 5 -->\n", [
        ("<!-- begins no comment", "Leave only 4 there", " <!-- or 5 -->", "")]),
    "a comment behind a channel": (TOUCHPOINT.replace("web", "web /* site */"), [
        ("/* begins no comment in YAML", "Leave only web there", " /* site */", "")]),
}  # fmt: skip
"""By what is wrong: a file; what is said first, how to fix it, and what whoever obeys replaces, and by what."""


@pytest.mark.parametrize("name", OBEYED)
def test_each_sign_is_named_and_whoever_obeys_is_led_on(name: str) -> None:
    text, rounds = OBEYED[name]
    for message, help_, wrong, right in rounds:
        first = found_in(text)[0]
        assert first.message.startswith(message), first
        assert help_ in first.help, first
        assert wrong in text
        text = text.replace(wrong, right)
    assert not found_in(text), text


@pytest.mark.parametrize("channels", ["channel: web، phone", "channel: web，phone"])
def test_channels_with_another_comma_are_a_touchpoint_each(channels: str) -> None:
    (finding,) = found_in(CHANNELS.replace("§", channels))
    assert finding.help == "A touchpoint has one channel: write one touchpoint for each of web and phone."
