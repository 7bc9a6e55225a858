"""Keys and words in the languages of cxjourney are answered with the words of the format: obeying makes a journey.

If it fails, somebody who writes her first journey in her own language is told only that nothing is known by that name.
"""

from pathlib import Path

import pytest

from cxjourney.deserialize.attribute_synonyms import HINTS, attribute_meant
from cxjourney.deserialize.channel_synonyms import channel_called
from cxjourney.deserialize.translated_attributes import _NAMES, attributes_called, folded
from cxjourney.deserialize.translated_words import translated_word
from cxjourney.languages import available_languages, language
from cxjourney.model import Catalogue, Journey, Stage
from cxjourney.model.channel import known_channels
from cxjourney.model.introspection import attributes, entities
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

from .test_field_errors import STAGE, TOP, found_in

KEYS = {
    "ar": ("رحلة", "العنوان", "المراحل", "نقاط التماس", "القناة", "هاتف"),
    "de": ("Reise", "Titel", "Abschnitte", "Kontaktpunkte", "Kanal", "Telefon"),
    "es": ("recorrido", "título", "etapas", "puntos de contacto", "canal", "correo"),
    "fa": ("سفر", "عنوان", "مراحل", "نقاط تماس", "کانال", "تلفن"),
    "fr": ("parcours", "titre", "étapes", "points de contact", "canal", "courriel"),
    "id": ("perjalanan", "judul", "tahapan", "titik_kontak", "saluran", "toko"),
    "ja": ("ジャーニー", "タイトル", "ステージ", "タッチポイント", "チャネル", "電話"),
    "jv": ("lampahan", "irah-irahan", "tataran", "titik gepok", "saluran", "surel"),
    "pt": ("jornada", "título", "etapas", "pontos de contato", "canal", "loja"),
    "tr": ("yolculuk", "başlık", "aşamalar", "temas noktaları", "kanal", "mağaza"),
    "zh": ("旅程", "标题", "阶段", "触点", "渠道", "电话"),
}
OWN = ("journey", "title", "stages", "touchpoints", "channel")


@pytest.mark.parametrize("tag", KEYS)
def test_a_journey_in_another_language_is_led_to_one(tag: str) -> None:
    assert set(KEYS) == {*available_languages()} - {"en"}
    journey, title, stages, touchpoints, channel, way = KEYS[tag]
    text = (
        f"{journey}: buys\n{title}: Buys\n{stages}:\n  - id: one\n    {title}: One\n"
        f"    {touchpoints}: [{{{title}: P, {channel}: {way}}}]\n"
    )
    (finding,) = found_in(text)
    assert finding.code == "CX101"
    assert (finding.span.line, finding.help) == (1, "Did you mean journey?")
    text = text.replace(f"{journey}:", "journey:", 1)
    meant = {one.help for one in found_in(text)}
    assert {"Did you mean title?", "Did you mean stages?"} <= meant
    for own, key in zip(OWN[1:], (title, stages, touchpoints, channel), strict=True):
        assert f"Did you mean {own}?" in {one.help for one in found_in(text)}
        text = text.replace(f"{key}:", f"{own}:")
    (finding,) = found_in(text)
    word = channel_called(way)
    assert finding.help == f"Did you mean {word}?"
    assert not found_in(text.replace(f"channel: {way}", f"channel: {word}"))


def test_such_a_file_is_told_of_where_nothing_else_is_a_journey(tmp_path: Path) -> None:
    (tmp_path / "bayar.yaml").write_text("perjalanan: bayar\njudul: Bayar\n")
    (finding,) = faults(load([tmp_path]))
    assert finding.message.startswith("perjalanan is not something that a journey begins with: keys are words")


def test_every_name_stands_for_an_attribute_of_the_format() -> None:
    known = {name for kind in (Journey, Catalogue) for one in entities(kind) for name in attributes(one)}
    assert set(_NAMES) <= known
    assert not {folded(name) for name in HINTS} & {
        folded(one) for names in _NAMES.values() for one in names.split(", ")
    }


@pytest.mark.parametrize("tag", KEYS)
def test_each_language_calls_the_channels_as_its_own_words_do(tag: str) -> None:
    for id_ in known_channels():
        assert channel_called(language(tag).text(f"channel.{id_}")) == id_, id_


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        (TOP + "    pain_points: [{title: W, severity: tinggi}]\n", "Did you mean high?"),
        (TOP + "    pain_points: [{title: W, severity: بحرانی}]\n", "Did you mean critical?"),
        (TOP + "    pain_points: [{title: W, severity: élevée}]\n", "Did you mean high?"),
        (TOP + "status: پیش‌نویس\n", "Did you mean draft?"),
        (TOP + "status: Entwurf\n", "Did you mean draft?"),
        (TOP + "    phase: sebelum\n", "Did you mean before?"),
        (TOP + "    phase: después\n", "Did you mean after?"),
        (TOP + "data_sources: {d: {title: D, type: wawancara}}\n", "Did you mean interviews?"),
        (TOP + "data_sources: {d: {title: D, type: نظرسنجی}}\n", "Did you mean survey?"),
        (STAGE.replace("{title: P}", "{title: P, access: {devices: [ponsel]}}"), "Did you mean smartphone?"),
        (STAGE.replace("{title: P}", "{title: P, access: {internet: ضعیف}}"), "Did you mean poor?"),
        (TOP + "channels: {wa: {title: WA, kind: digitalen}}\n", "Did you mean digital?"),
    ],
)
def test_a_word_of_another_language_is_answered_with_the_formats_own(text: str, help_: str) -> None:
    (finding,) = found_in(text)
    assert finding.help.startswith(help_), finding.help


def test_a_word_that_may_be_two_is_none() -> None:
    assert translated_word("متوسط", ("medium",)) == "medium"
    assert translated_word("nichts davon", ("medium", "high")) is None
    assert attributes_called("tujuan") == ("goals", "goal")
    assert attribute_meant("tujuan", attributes(Stage)) == "goals"
    assert attributes_called("goals") == ()
