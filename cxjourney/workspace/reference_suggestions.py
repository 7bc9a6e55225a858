"""What to do about an id that nothing defines: the nearest ones, and a line that defines it where that belongs."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from cxjourney.deserialize.channel_synonyms import channel_called, channel_kind, platform_channel
from cxjourney.deserialize.missing_ids import advice_on_emotion
from cxjourney.deserialize.proposal_placeholders import (
    advice_on_channels,
    advice_on_placeholders,
    is_channel_placeholder,
)
from cxjourney.deserialize.proposed_mappings import smallest_mapping
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.translated_words import says_end
from cxjourney.languages.message import Message, capitalize, join_sentences, list_message, message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model import Catalogue, Emotion
from cxjourney.model.channel import known_channels
from cxjourney.model.fields import is_slug
from cxjourney.model.introspection import attributes, entity_in
from cxjourney.parse.odd_characters import plain_text
from cxjourney.text.nearest_word import KnownWords, nearest_word
from cxjourney.text.shorten import shorten
from cxjourney.text.yaml_text import inline_yaml
from cxjourney.workspace.definitions import DEFINED_UNDER, kind_message
from cxjourney.workspace.phase_suggestions import phase_help

_MOST_OFFERED = 20
"""At most this many ids are offered: all channels that are known without being defined, and a few more."""
_TITLED = ("touchpoint", "pain_point")
"""What may do without an id, and is then named by its title."""
_NOBODY = frozenset(
    [
        "none",
        "nobody",
        "no one",
        "noone",
        "nothing",
        "null",
        "nil",
        "n/a",
        "na",
        "tbd",
        "tba",
        "tbc",
        "todo",
        "to do",
        "to be defined",
        "to be decided",
        "unknown",
        "not known",
        "not yet",
        "not assigned",
        "unassigned",
        "open",
        "missing",
        "x",
        "xx",
        "xxx",
        "niemand",
        "keine",
        "keiner",
        "offen",
        "unbekannt",
        "aucun",
        "aucune",
        "inconnu",
        "ninguno",
        "nadie",
        "desconocido",
        "nenhum",
        "desconhecido",
        "belum ada",
        "belum tahu",
        "tidak tahu",
        "no sé",
        "weiß nicht",
        "je ne sais pas",
        "não sei",
        "bilmiyorum",
        "نمی\u200cدانم",
        "نمیدانم",
        "نامشخص",
        "هنوز نه",
        "لا أعرف",
        "tidak ada",
        "boten wonten",
        "yok",
        "belirsiz",
        "هیچ",
        "هیچ\u200cکس",
        "نامعلوم",
        "ندارد",
        "لا أحد",
        "لا يوجد",
        "غير معروف",
        "なし",
        "未定",
        "無",
        "无",
        "未知",
        "待定",
    ]
)
"""What is written where nobody knows yet what belongs there, in any of the languages: our own list."""


@lru_cache(maxsize=64)
def offered_ids(known: frozenset[str], kind: str) -> KnownWords:
    """Return the ids of a kind that can be offered: those that can be written, and what others come to.

    What can't be an id is told of by itself, with the one that is offered here. Touchpoints and pain points can be
    named by their titles too.
    """
    if kind in _TITLED:
        return KnownWords(known)
    ids = (one if is_slug(one) else slug_of(plain_text(one)) for one in known)
    return KnownWords({one for one in ids if one})


class ReferenceAdvice(NamedTuple):
    """How to fix a reference, and the one id that was meant by it, if one is near."""

    help: str
    meant: str | None = None


def reference_advice(
    kind: str, id_: str, offered: KnownWords, data: Mapping[str, object], *, itself: str = "", suggest: bool = True
) -> ReferenceAdvice:
    """Return how to fix a reference that nothing in sight defines.

    Args:
        kind: Of what kind the reference is: one of `NOUNS`.
        id_: The id that stands there.
        offered: The ids that would do, of `offered_ids`.
        data: The file that it stands in, as plain data.
        itself: An id among them that would not do, since it is the file's own.
        suggest: Whether the nearest ids are sought, which takes its time.
    """
    if kind == "rule":
        return ReferenceAdvice(message("reference.rules"))
    if kind not in ("channel", "stage") and _says_nobody(id_):
        return ReferenceAdvice(message("reference.nobody"))
    if kind == "persona" and id_ in attributes(Emotion):
        return ReferenceAdvice(advice_on_emotion(id_))
    if is_channel_placeholder(kind, id_):
        return ReferenceAdvice(advice_on_channels())
    platform = platform_channel(id_) if kind == "channel" else None
    near = platform or (offered.nearest(id_) if suggest else None)
    if near == itself:
        near = nearest_word(id_, (one for one in offered.in_order if one != itself))
    if near:
        question = suggestion(near)
        if kind not in DEFINED_UNDER or near == slug_of(id_):
            return ReferenceAdvice(question, near)
        define = definition_line(kind, id_, data, offered.in_order)
        return ReferenceAdvice(message("reference.or", question=question, define=define), near)
    if kind in DEFINED_UNDER:
        define = definition_line(kind, id_, data, offered.in_order)
        like = channel_kind(id_) if kind == "channel" else None
        there = _ids_there(offered, id_, itself, like, suggest=suggest)
        return ReferenceAdvice(join_sentences(there, capitalize(define)))
    if kind == "stage" and says_end(id_):
        return ReferenceAdvice(message("reference.end"))
    if kind == "phase":
        return ReferenceAdvice(phase_help(id_, offered.in_order))
    there = _ids_there(offered, id_, itself, suggest=suggest)
    return ReferenceAdvice(there or message("reference.none", noun=kind_message(kind)))


def _says_nobody(id_: str) -> bool:
    """Return whether what stands in place of an id says that there is none: to define it would make something of it."""
    return " ".join(id_.casefold().split()).rstrip(".") in _NOBODY or not any(map(str.isalnum, id_))


def _ids_there(
    offered: KnownWords, id_: str, itself: str, channel_like: str | None = None, *, suggest: bool = True
) -> str:
    """Return which ids there are, known channels of a kind first, then the nearest; nothing where there is none."""
    ordered = offered.order_by_nearness(id_) if suggest else offered.in_order
    of_kind = [id_ for id_, channel in known_channels().items() if channel.kind == channel_like]
    names = sorted((one for one in ordered if one != itself), key=lambda one: one not in of_kind)
    return message("reference.there", names=list_message(names, _MOST_OFFERED)) if names else ""


def id_meant(kind: str, id_: str, titles: Mapping[str, str]) -> str | None:
    """Return the id that is meant by a title or by what people call a channel; None where it is neither.

    Args:
        kind: Of what kind the reference is: one of `NOUNS`.
        id_: What stands in place of an id.
        titles: By title in small letters, the ids in sight.
    """
    titled = titles.get(id_.strip().casefold(), "")
    meant = titled if is_slug(titled) or kind in _TITLED else slug_of(titled)
    return meant or (channel_called(id_) if kind == "channel" else None)


def _free_id(kind: str, taken: Collection[str]) -> str:
    return next(free for n in count(1) if (free := f"{kind}-{n}") not in taken)


def definition_line(kind: str, id_: str, data: Mapping[str, object], taken: Sequence[str]) -> Message:
    """Return what says by which line something is defined, and where the line belongs: a sentence's end.

    Args:
        kind: One of `DEFINED_UNDER`.
        id_: The id that it is to have.
        data: The file that names it, as plain data.
        taken: The ids that there are.
    """
    attribute = DEFINED_UNDER[kind]
    entity = entity_in(attributes(Catalogue)[attribute].field.annotation)
    slug = id_ if is_slug(id_) else slug_of(id_)
    own = slug or _free_id(kind, frozenset(taken))
    mapping = smallest_mapping(entity, slug.replace("-", " ").capitalize() or shorten(id_, 40)) if entity else None
    if mapping is None:
        return message("reference.define", attribute=attribute)
    item = f"- {inline_yaml({**mapping, 'id': own})}" if kind == "lane" else f"{own}: {inline_yaml(mapping)}"
    if attribute in data:
        define = message("reference.define.line", attribute=attribute, text=item)
    else:
        line = f"{attribute}: [{item.removeprefix('- ')}]" if kind == "lane" else f"{attribute}: {{{item}}}"
        define = message("reference.define.whole", text=line)
    whole = define if own == id_ else message("reference.write-and", id=own, define=define)
    advice = join_sentences("" if slug else message("reference.latin", id=own), advice_on_placeholders(mapping))
    return message("advise.then", write=whole, advice=advice) if advice else whole
