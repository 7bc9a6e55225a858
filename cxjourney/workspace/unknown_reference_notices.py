"""What to say of references that nothing in sight defines, and how to fix each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cxjourney.deserialize.entities import MAX_FAULTS
from cxjourney.deserialize.slug import slug_of
from cxjourney.deserialize.suggest_id import value_at
from cxjourney.diagnostics import Notice
from cxjourney.edit.fix import Fix, renamed_key, replacement
from cxjourney.languages.message import message
from cxjourney.languages.suggestion import suggestion
from cxjourney.model.fields import is_slug
from cxjourney.parse.document import Document
from cxjourney.parse.foreign_comments import comment_behind_value
from cxjourney.parse.odd_characters import odd_characters, plain_text
from cxjourney.text.nearest_word import KnownWords
from cxjourney.text.shorten import shorten
from cxjourney.text.slip_of_pen import is_slip
from cxjourney.workspace.definitions import KnownIds, kind_message
from cxjourney.workspace.reference_suggestions import id_meant, offered_ids, reference_advice
from cxjourney.workspace.run_together_ids import advice_on_run_together_ids
from cxjourney.workspace.unmatched_answers import MOST_SUGGESTED, remainder_notice

if TYPE_CHECKING:
    from cxjourney.workspace.references import Reference


def unknown_notices(document: Document, unknown: Sequence["Reference"], names: KnownIds) -> list[Notice]:
    """Return a notice for each reference of a document that nothing in sight defines, up to a bound.

    Args:
        document: The document.
        unknown: The references.
        names: The ids in sight.
    """
    resolvable = names.resolvable()
    to_come = {kind: _ids_to_come(frozenset(resolvable[kind])) for kind in {one.kind for one in unknown}}
    unknown = [one for one in unknown if one.id not in to_come[one.kind]]
    told = unknown[:MAX_FAULTS]
    offered = {one: offered_ids(frozenset(resolvable[one]), one) for one in {found.kind for found in told}}
    titles = {one: names.titles(one, document.data) for one in offered}
    notices = [
        _waiver_notice(document, one, names)
        or _unknown_notice(document, one, offered[one.kind], titles[one.kind], suggest=count < MOST_SUGGESTED)
        for count, one in enumerate(told)
    ]
    if len(unknown) > MAX_FAULTS:
        notices.append(remainder_notice(document, unknown[MAX_FAULTS].path))
    return notices


@lru_cache(maxsize=64)
def _ids_to_come(known: frozenset[str]) -> frozenset[str]:
    """Return the ids that are offered in place of what can't be one, which is told where it is defined."""
    return frozenset(slug_of(plain_text(one)) for one in known if not is_slug(one)) - {""}


def _unknown_notice(
    document: Document, reference: "Reference", offered: KnownWords, titles: Mapping[str, str], *, suggest: bool
) -> Notice:
    span = document.span(reference.path, of_key=reference.is_key)
    if comment := comment_behind_value(reference.id):
        return Notice("CX103", *comment, document.source.name, span)
    plain = plain_text(reference.id)
    if (odd := odd_characters(reference.id)) and plain in offered.in_order:
        fix = _fix(document, reference, plain, is_safe=True)
        return Notice("CX103", odd.message, odd.help, document.source.name, span, fix=fix)
    wrong = message("reference.unknown", noun=kind_message(reference.kind), id=shorten(reference.id))
    meant, is_safe = id_meant(reference.kind, reference.id, titles), reference.id.strip().casefold() in titles
    several = advice_on_run_together_ids(reference.id, document, reference.path, offered.in_order)
    help_: str
    if meant:
        help_ = suggestion(meant)
    elif several:
        help_ = several
    else:
        itself = f"{document.data.get('journey')}" if reference.kind == "journey" else ""
        help_, meant = reference_advice(
            reference.kind, reference.id, offered, document.data, itself=itself, suggest=suggest
        )
        is_safe = meant is not None and is_slip(reference.id, meant, offered.alike(reference.id))
    fix = _fix(document, reference, meant, is_safe=is_safe) if meant else None
    return Notice("CX103", wrong, help_, document.source.name, span, fix=fix)


def _fix(document: Document, reference: "Reference", id_: str, *, is_safe: bool) -> Fix | None:
    """Return the fix by which a reference names an id; None where its mapping has that already, or it is a title."""
    if not reference.is_key:
        return replacement(reference.path, reference.id, id_, is_safe)
    beside = value_at(document.data, reference.path[:-1])
    return renamed_key(reference.path, id_, is_safe) if isinstance(beside, dict) and id_ not in beside else None


def doubt_repeated_slips(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Yield notices; where one id stands for another several times, none of the fixes is safe.

    A pen slips once: what many references name alike may be right, and its definition misspelt.
    """
    every = list(notices)
    times = Counter(one.fix.title for one in every if one.fix and one.code == "CX103")
    for one in every:
        is_repeated = one.fix and one.code == "CX103" and times[one.fix.title] > 1
        yield one._replace(fix=one.fix._replace(is_safe=False)) if one.fix and is_repeated else one


def _waiver_notice(document: Document, reference: "Reference", names: KnownIds) -> Notice | None:
    code, codes = reference.id, names.codes
    if reference.kind != "rule":
        return None
    if code in codes.before_judging:
        wrong, help_ = message("reference.waiver.early", code=code), message("reference.waiver.early.help")
    elif code in codes.of_waivers:
        wrong, help_ = message("reference.waiver.of-waivers", code=code), message("reference.waiver.of-waivers.help")
    elif code in codes.of_data:
        wrong, help_ = message("reference.waiver.of-data", code=code), message("reference.waiver.early.help")
    else:
        return None
    span = document.span(reference.path, of_key=reference.is_key)
    return Notice("CX103", wrong, help_, document.source.name, span)
