"""The language that a command speaks: what was asked for, then the configurations; with a team's own words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cxjourney.config.settings import Settings
from cxjourney.files.discover import fingerprint
from cxjourney.files.filesystem import LOCAL
from cxjourney.files.text_file import MAX_BYTES, TextFile
from cxjourney.files.workspace_roots import posix_name
from cxjourney.languages import FALLBACK, Language, available_languages, base_language, language, team_language
from cxjourney.languages.message import and_message, count_message, join_sentences, join_words, list_message, message
from cxjourney.text.escape_unseen import escape_unseen
from cxjourney.text.shorten import shorten

if TYPE_CHECKING:
    from cxjourney.analysis.study import Study

MAX_FAULTS = 20
MAX_NAMED = 5


class TeamWords(NamedTuple):
    """The words of a team's own that a configuration names.

    Attributes:
        messages: By the tag of a language, messages by key.
        remarks: What is wrong with the files, and what they lack, as sentences.
        print_: A fingerprint of their texts.
    """

    messages: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    remarks: tuple[str, ...] = ()
    print_: str = ""

    def speak(self, tag: str) -> Language:
        """Return the language of a tag, with the team's words where there are some."""
        own = self.messages.get(base_language(tag))
        return language(tag) if own is None else team_language(tag, own)


NO_TEAM_WORDS = TeamWords()


def read_team_words(config: Path | None, settings: Settings) -> TeamWords:
    """Return the words of a team's own that a configuration names. What is wrong with them is told, and left out."""
    if config is None or not settings.languages:
        return NO_TEAM_WORDS
    messages: dict[str, Mapping[str, str]] = {}
    remarks: list[str] = []
    texts: list[str] = []
    for tag, name in settings.languages.items():
        source = _read(config, tag, name)
        if isinstance(source, str):
            remarks.append(source)
            continue
        texts += (tag, source.text)
        from cxjourney.pipeline.team_message_file import parse_words_file

        own = parse_words_file(tag, source)
        messages[tag] = own.messages
        shown = escape_unseen(source.name)
        remarks += (join_words(f"{shown}:{line}:{column}", why) for line, column, why in own.faults[:MAX_FAULTS])
        if len(own.faults) > MAX_FAULTS:
            remarks.append(count_message("team.more-faults", len(own.faults) - MAX_FAULTS, file=shown))
        if own.missing:
            keys = list_message(own.missing, MAX_NAMED)
            remarks.append(count_message("team.lacks", len(own.missing), file=shown, keys=keys))
    return TeamWords(messages, tuple(remarks), fingerprint(*texts))


def _read(config: Path, tag: str, name: str) -> TextFile | str:
    """Return the text of a file of words, or why it can't be used."""
    shown = shorten(name, 100)
    if not re.fullmatch("[a-z]{2,3}", tag):
        return message("team.tag", table="[languages]", tag=shorten(tag, 40))
    root = config.absolute().parent
    file = root / name
    try:
        is_inside = file.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        is_inside = False
    if not is_inside:
        return message("team.outside", setting=f"languages.{tag}", file=shown)
    source = LOCAL.read(file, posix_name(name), root, MAX_BYTES)
    if isinstance(source, TextFile):
        return source
    why = join_sentences(source.message, source.help)
    return message("team.unread", file=shown, setting=f"languages.{tag}", why=why)


def join_team_words(every: Iterable[TeamWords]) -> TeamWords:
    """Return the words of several configurations as one; of two for one language the first counts."""
    some = list(every)
    if len(some) == 1:
        return some[0]
    messages = {tag: own for one in reversed(some) for tag, own in one.messages.items()}
    remarks = tuple(dict.fromkeys(remark for one in some for remark in one.remarks))
    return TeamWords(messages, remarks, fingerprint(*(one.print_ for one in some)))


def told_language(asked: str | None, every: Iterable[Settings]) -> str | None:
    """Return the tag of the language that was asked for, else that of the configurations; None where nobody said.

    Several configurations have a say where they agree.
    """
    tags = {settings.language for settings in every}
    return asked or (tags.pop() if len(tags) == 1 else None)


def common_language(every: Iterable[Language]) -> Language:
    """Return the language that all have in common; English where they have none."""
    spoken = list(every)
    tags = {one.tag for one in spoken}
    return spoken[0] if len(tags) == 1 else language(FALLBACK)


def language_remarks(asked: str | None, words: TeamWords, studies: "Sequence[Study]" = ()) -> Iterator[str]:
    """Yield what is to be said of languages that can't be had, and of a team's own words.

    Args:
        asked: The tag of the language that was asked for; None for that of each journey.
        words: The team's own words.
        studies: The journeys that are written of in their own languages, where none was asked for.
    """
    there = {*available_languages(), *words.messages}
    if asked is not None and base_language(asked) not in there:
        yield message("words.none", tag=escape_unseen(asked), tags=list_message(sorted(there)))
    by_tag: dict[str, list[str]] = {}
    for study in () if asked is not None else studies:
        if base_language(study.language) not in there:
            by_tag.setdefault(study.language, []).append(study.journey.journey)
    for tag, journeys in by_tag.items():
        named = and_message(map(shorten, journeys), most=3)
        yield message("words.none-of", tag=shorten(tag), journeys=named, tags=list_message(sorted(there)))
    yield from words.remarks
