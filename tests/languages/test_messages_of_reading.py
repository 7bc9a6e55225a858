"""What reading and building find is said in the language that was asked for, and known again in every one.

If it fails, `validate --language fa` tells half of what is wrong in English, or a baseline forgets what it knew once
somebody asks for another language.
"""

import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxjourney.cli.app import run
from cxjourney.diagnostics import Notice
from cxjourney.languages import available_languages, language
from cxjourney.languages.message import Message, join_sentences, list_message, message, message_text
from cxjourney.lint.linter import diagnose
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.pipeline.load import load
from cxjourney.rules.rule_index import all_rules

from ..deserialize.test_advice import COMMAS, MERMAID, OTHERS
from ..deserialize.test_field_errors import CASES, TOP
from ..deserialize.test_obeyed_advice import FOREIGN, MISTAKES, TABLES
from ..deserialize.test_slips import EXTREMES, SLIPS
from ..parse.test_syntax_errors import FIRST_DAY, HEAD

TRANSLATIONS = [tag for tag in available_languages() if tag != "en"]
ENGLISH = re.compile(r"\b(the|this|that|write|where|here|with|of|needs|begin|stands|is|are|there)\b", re.IGNORECASE)
"""Words that every English sentence of ours has one of, and none in another language that the tool speaks."""
CORPUS = {
    **{name: HEAD + text.replace("§", "") for name, (text, _, _) in FIRST_DAY.items()},
    **{name: text for name, (text, *_) in MERMAID.items()},
    **{name: text.replace("§", "") for name, (text, _, _) in CASES.items()},
    **OTHERS,
    **{name: text for name, (text, _) in (*MISTAKES.items(), *FOREIGN.items(), *TABLES.items())},
    "a new channel": f"{TOP}    touchpoints: [{{title: W, channel: tiktok}}]\n",
    "a new channel of no known kind": f"{TOP}    touchpoints: [{{title: W, channel: ussd}}]\n",
    **{title: f"{TOP}personas: {{p: {{title: {title}}}}}\n" for title in COMMAS},
    **{f"{name}: {slip}": text.replace("§", slip) for name, (text, some) in SLIPS.items() for slip in some},
    **{f"{text}: {value}": text.replace("§", value) for text, _ in SLIPS.values() for value in EXTREMES},
    "twice": "journey: a\ntitle: T\ntitle: U\n",
    "tag": "journey: a\ntitle: !t T\n",
    "unseen": "journey: a\ntitle: T\u200b\x01\n",
    "tab": "journey: a\ntitle: T\n\tgoal: b\n",
    "no alias": "journey: a\ntitle: *b\n",
    "escape": 'journey: a\ntitle: "\\q"\n',
    "second document": "journey: a\n---\njourney: b\n",
    "merge key": "journey: a\n<<: b\n",
    "key": "journey: a\n? [b]\n: c\n",
    "empty": "\n",
    "no keys": "- a\n",
    "no id": "stages: [{id: s, title: S}]\n",
    "neither": "a: b\n",
    "unknown team": f"{TOP}owner: nobody\n",
    "unknown persona": f"{TOP}travelled_by: [Ana Maria]\n",
    "the end": f"{TOP}    next: [end]\n",
    "unknown phase": f"{TOP}    phase: support\n",
    "replaces itself": f"{TOP}replaces: a1\n",
    "tells itself": f"{TOP}    journey: a1\n",
    "no such rule": f"{TOP}waivers: [{{rule: CX999, reason: r, until: 2026-12-12}}]\n",
    "a waiver of what comes before": f"{TOP}waivers: [{{rule: CX102, reason: r, until: 2026-12-12}}]\n",
    "a waiver of waivers": f"{TOP}waivers: [{{rule: CX106, reason: r, until: 2026-12-12}}]\n",
    "answer": f"{TOP}    touchpoints: [{{title: W, channel: web, answers: [Warum]}}]\n",
    "cut answer": f"{TOP}    questions: ['A, b']\n    touchpoints: [{{title: W, channel: web, answers: [A, b]}}]\n",
    "stage twice": f"{TOP}  - id: s\n    title: U\n",
    "traveller": f"{TOP}    travelled_by: [p]\ntravelled_by: [q]\npersonas: {{p: {{title: P}}, q: {{title: Q}}}}\n",
    "shares": f"{TOP}personas: {{p: {{title: P, share: 0.8}}, q: {{title: Q, share: 0.8}}}}\n",
    "ways": f"{TOP}    next: [{{to: u, share: 0.8}}, {{to: v, share: 0.8}}]\n  - {{id: u, title: U}}\n"
    "  - {id: v, title: V}\n",
}


def notices_in(text: str) -> Iterator[Notice]:
    for one in load([], text.encode()):
        yield from (*one.notices, *one.workspace.notices)


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_no_fault_is_told_in_english(tag: str) -> None:
    words = language(tag)
    english: list[str] = []
    for name, text in CORPUS.items():
        for notice in notices_in(text):
            for part in (notice.message, notice.help):
                said = message_text(part, words)
                plain = re.sub(
                    r"title: [^,}\]]*|word-of-mouth", "", said
                )  # examples are those of the format, in English
                strange = {word.lower() for word in ENGLISH.findall(plain)} - set(re.findall(r"\w+", text.lower()))
                if part and (said == part or strange):
                    english.append(f"{name}: {said}")
    assert english == []


@pytest.mark.parametrize("tag", available_languages())
def test_a_finding_is_known_again_in_every_language(tag: str) -> None:
    (notice,) = (one for one in notices_in("journey: a\ntitle: T\ntitle: U\n") if one.code == "CX003")
    found = diagnose(notice, RuleSelection(words=language(tag)), all_rules())
    assert found.words == "The key title stands here a second time. It stands first on line #."


def test_a_message_is_english_text_that_processes_pass_on() -> None:
    text = join_sentences(message("yaml.duplicate", key="a"), "", message("yaml.first-in-line", line=3))
    there = pickle.loads(pickle.dumps(text))
    assert isinstance(there, Message)
    assert there == "The key a stands here a second time. It stands first on line 3."
    assert (
        message_text(there, language("de")) == "Der Schlüssel a steht hier ein zweites Mal. Zuerst steht er in Zeile 3."
    )


def test_a_list_is_joined_as_the_language_does() -> None:
    assert message_text(list_message(["a", "b"]), language("zh")) == "a、b"


def test_a_list_keeps_only_what_it_shows() -> None:
    ids = [f"id-{number}" for number in range(10_000)]
    there = list_message(ids, 2)
    assert there == "id-0, id-1 and 9,998 more"
    assert len(pickle.dumps(there)) < 300


def test_what_was_found_in_one_language_is_said_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cxjourney.toml").write_text("")
    (tmp_path / "a.yaml").write_text("journey: a\ntitle: T\ntitle: U\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    said: dict[str, list[str]] = {}
    for tag in ("en", "fa", "en", "fa"):
        assert run(["validate", "--language", tag]) == 1
        said.setdefault(tag, []).append(capfd.readouterr().out)
    assert said["en"][0] == said["en"][1]
    assert said["fa"][0] == said["fa"][1]
    assert "The key title stands here a second time" in said["en"][0]
    assert "کلید title اینجا بار دوم آمده است" in said["fa"][0]
    assert "second time" not in said["fa"][0]


@pytest.mark.parametrize("tag", available_languages())
def test_a_missing_id_is_proposed_as_a_line_that_can_be_copied(tag: str) -> None:
    (notice,) = notices_in("journey: a\ntitle: T\nstages: [{title: One}]\n")
    assert "id: one" in message_text(notice.help, language(tag))


def test_a_message_has_its_key_and_one_that_is_put_together_has_none() -> None:
    assert message("yaml.duplicate", key="a").key == "yaml.duplicate"
    assert join_sentences(message("yaml.duplicate", key="a"), "b").key is None


@pytest.mark.parametrize("tag", available_languages())
def test_a_message_that_begins_with_a_metric_does_so_where_its_article_is_capitalised(tag: str) -> None:
    words, begins = language(tag), "{metric}"
    if words.text("rule.measure", metric="m") == words.text("rule.measure.begins", metric="m"):
        return
    told = {"metric": begins, "faults": "x"}
    assert words.text("CX815.message", **told).startswith(begins)
