"""Events -> what follows from the order of stages alone, on engines that keep lists: customers of one order together.

The order in which a customer came to stages is a list, and customers of the same list are counted once (process mining
calls it a variant). That takes less time and memory than a window, which lays each event beside the one before it; but
a list keeps no times. So the paths of those who left the declared ones are asked for this way, and the figures by which
others are withheld.
"""

from collections.abc import Sequence

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.evidence.event_table import EventTable
from cxjourney.evidence.queries.declared_order import among, figures_of_part, is_visit, may_follow

_FIGURES = 7
"""So many figures a part has."""
_MOST_SHORT = 32_767
"""The largest number that a SMALLINT holds."""


def variant_paths(origin: str, tables: Sequence[EventTable], declared: DeclaredPaths, width: int, most: int) -> str:
    """Return the expressions for the paths of customers who left the declared ones.

    Args:
        origin: What stands after FROM, with the condition that a row is an event.
        tables: The tables of the events.
        declared: What the journey declares.
        width: How many figures a stage's number takes in a path.
        most: How many visits of a path are told.

    Returns:
        What stands behind WITH, to the end of an expression ``counted`` of ``path``, ``cut`` and ``customers``.
    """
    gathered = _gathered(origin, tables, "stage", len(declared.stages))
    visit = is_visit("stages[place - 1]", "place = 1", declared)
    allowed = " ".join(f"when {before} then {follows}" for before, follows in may_follow(declared).items())
    step = f"case visits[place] {allowed} else false end" if allowed else "false"
    text = f"lpad(cast(stage as varchar), {width}, '0')"
    return (
        f"{gathered}, variant as (select codes as stages, count(*) as customers from gathered group by codes), "
        f"visited as (select list_filter(stages, lambda stage, place: {visit}) as visits, customers from variant), "
        f"strayed as (select visits, customers from visited where not ({among('visits[1]', declared.entries)}) "
        f"or len(list_filter(visits[2:], lambda stage, place: not ({step}))) > 0), "
        f"path as (select array_to_string(list_transform(visits[1:{most}], lambda stage: {text}), '') as path, "
        f"case when len(visits) > {most} then 1 else 0 end as cut, customers from strayed), "
        "counted as (select path, cut, sum(customers) as customers from path group by path, cut)"
    )


def variant_figures(origin: str, tables: Sequence[EventTable], declared: DeclaredPaths, quiet: int) -> str:
    """Return the statement for the figures by which others are withheld, those of times and ties left out as 0.

    Args:
        origin: What stands after FROM, with the condition that a row is an event.
        tables: The tables of the events.
        declared: What the journey declares.
        quiet: For how many microseconds a customer may be silent and is still under way.

    Returns:
        SQL for rows as those of `cxjourney.evidence.queries.paths.figures_statement`.
    """
    sources = len(tables)
    code, many = f"stage * {sources} + source", len(declared.stages) * sources
    visit = is_visit("before", "before is null", declared)
    visits = f"sum(case when {visit} then 1 else 0 end)"
    every = "sum(customers)"
    parts = [
        ("stage", "stage", "null", ["sum(events * customers)", "sum(visits * customers)"],
         f"(select stage, customers, count(*) as events, {visits} as visits from step "
         "group by variant, stage, customers) group by stage"),
        ("came", "-1", "stage", [every, "sum(case when visits > 1 then customers else 0 end)"],
         f"(select stage, customers, {visits} as visits from step group by variant, stage, customers) group by stage"),
        ("entering", f"codes[1] // {sources}", "null", [every], "numbered group by 2"),
        ("last", f"codes[-1] // {sources}", "null", [every, "sum(case when is_open then customers else 0 end)"],
         "numbered group by 2"),
        ("hop", "before", "stage", ["sum(visits * customers)", every],
         f"(select before, stage, customers, count(*) as visits from step where before is not null and ({visit}) "
         "group by variant, before, stage, customers) group by before, stage"),
        ("customers", "null", "null", [every], "numbered"),
    ]  # fmt: skip
    if sources > 1:
        parts.append(
            ("seen", "stage", "source", ["sum(events * customers)", every],
             "(select stage, source, customers, count(*) as events from step group by variant, stage, source, customers"
             ") group by stage, source"),
        )  # fmt: skip
    return (
        f"with {_gathered(origin, tables, code, many)}, "
        "aged as (select codes, newest, max(newest) over () as newest_of_all from gathered), "
        f"variant as (select codes, newest > newest_of_all - {quiet} as is_open, count(*) as customers from aged "
        "group by 1, 2), "
        "numbered as (select row_number() over () as variant, codes, is_open, customers from variant), "
        "beside as (select variant, customers, unnest(codes) as code, unnest(list_prepend(null, codes)) as code_before "
        "from numbered), "
        f"step as (select variant, customers, code // {sources} as stage, code % {sources} as source, "
        f"code_before // {sources} as before from beside where code is not null) "
        + " union all ".join(_part(*one) for one in parts)
    )


def _part(part: str, a: str, b: str, numbers: Sequence[str], origin: str) -> str:
    return figures_of_part(part, a, b, [*numbers, *["0"] * (_FIGURES - len(numbers))], "null", origin)


def _gathered(origin: str, tables: Sequence[EventTable], code: str, many: int) -> str:
    """Return the expression ``gathered`` of ``codes``, the numbers of a customer's events in order, and ``newest``.

    Args:
        origin: What stands after FROM, with the condition that a row is an event.
        tables: The tables of the events.
        code: The number of an event, not negative; the greater comes later where nothing else decides.
        many: How many numbers there are.
    """
    short = "smallint" if many <= _MOST_SHORT else "integer"
    if any(table.sequence is not None for table in tables):
        ordered = f"list(cast({code} as {short}) order by moment nulls last, position nulls last, {code})"
        return f"gathered as (select {ordered} as codes, max(moment) as newest from {origin} group by customer)"
    size = 1 << (many - 1).bit_length()  # moment and number in one are sorted faster than side by side
    key = f"cast(moment as hugeint) * {size} + {code}"
    return (
        f"keyed as (select list_sort(list({key})) as keys from {origin} group by customer), "
        f"gathered as (select list_transform(keys, lambda key: cast(key & {size - 1} as {short})) as codes, "
        f"(keys[-1] - (keys[-1] & {size - 1})) // {size} as newest from keyed)"
    )
