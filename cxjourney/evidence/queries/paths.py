"""Events -> how customers go from stage to stage: the two statements that a journey is measured by.

Each stands on its own and is sent once: the figures as one union of small groups, and the paths of those who left the
declared ones. Nothing is joined, since engines without statistics on common table expressions plan that badly, and
nothing is divided, since engines differ in what a division of whole numbers is.
"""

from collections.abc import Sequence

from cxjourney.analysis.declared_paths import DeclaredPaths
from cxjourney.evidence.dialects.dialect import Dialect
from cxjourney.evidence.event_table import EventTable
from cxjourney.evidence.queries.declared_order import among, figures_of_part, is_visit, may_follow
from cxjourney.evidence.queries.events import EARLIEST, IGNORED, TIMELESS, UNKNOWN, rows
from cxjourney.evidence.queries.variants import variant_figures, variant_paths

MAX_PATH = 100
"""How many visits of a path are told; a longer one is cut, and marked."""
MAX_PATHS = 10
"""How many undeclared paths are told."""
_ORDER = ("moment", "position", "stage", "source")
_COLUMNS = "part, a, b, n1, n2, n3, n4, n5, n6, n7, middle"


def figures_statement(
    tables: Sequence[EventTable],
    declared: DeclaredPaths,
    latest: int,
    quiet: int,
    dialect: Dialect,
    told: bool = True,
) -> str:
    """Return the statement for every figure of a journey.

    Args:
        tables: The tables that measure its stages, all on one connection.
        declared: What the journey declares.
        latest: The last moment that is not in the future, in microseconds since 1970.
        quiet: For how many microseconds a customer may be silent and is still under way.
        dialect: The engine's SQL.
        told: Whether the figures are told; if not, only those are asked for by which some are withheld.

    Returns:
        SQL for rows of ``part, a, b, n1 … n7, middle``; `cxjourney.evidence.path_figures` says what each part holds.
    """
    stages = {id_: index for index, id_ in enumerate(declared.stages)}
    every = " union all ".join(rows(table, number, stages, dialect) for number, table in enumerate(tables))
    if not told and dialect.has_lists:
        return variant_figures(f"({every}) as every_row{_events(latest)}", tables, declared, quiet)
    once, every_row = dialect.read_once("every_row", every)
    several = len(tables) > 1
    complete = _sum(f"fits = 1 and {among('finished', declared.successes | declared.others)}")
    whole = dialect.null("whole-number")
    loose = [
        ("rows", "source", whole, ["count(*)", _sum("customer is null"), _sum(TIMELESS),
         _sum(f"stage = {IGNORED}"), _sum(f"stage = {UNKNOWN}"), _sum(f"moment > {latest}"),
         whole], dialect.null("float"),
         f"{every_row}{'' if told else ' where 1 = 0'} group by source"),  # first: it says what each column holds
        ("stage", "stage", "null", ["count(*)", "sum(is_visit)", "min(moment)", "max(moment)", "sum(tied)", "null",
         "null"], "null", "hops group by stage"),
        ("came", "came_from", "stage", ["count(*)", "sum(again)", *["null"] * 5], "null",
         "per_stage group by came_from, stage"),
        ("again", "null", "null", ["count(distinct customer)", *["null"] * 6], "null", "per_stage where again = 1"),
        ("entering", "began", "null", ["count(*)", *["null"] * 6], "null", "per_customer group by began"),
        ("last", "finished", "null", ["count(*)", _sum(f"newest > newest_of_all - {quiet}"), *["null"] * 5], "null",
         "ranked group by finished"),
        ("hop", "before", "stage", ["count(*)", "count(distinct customer)", *["null"] * 5],
         dialect.median("wait") if told else "null", "hops where is_visit = 1 and before >= 0 group by before, stage"),
        ("customers", "null", "null", ["count(*)", "sum(fits)", complete, "sum(tied)", _sum("success = 1"),
         _sum("other = 1"), _sum("success = 1 or other = 1")], "null", "per_customer"),
    ]  # fmt: skip
    if several:  # of one source, it is what the stages say
        numbers = ["count(*)", "count(distinct customer)", *["null"] * 5]
        loose.append(("seen", "stage", "source", numbers, "null", "hops group by stage, source"))
    return (
        f"with {once}{_hops(f'{every_row}{_events(latest)}', declared, dialect, several)}, "
        f"{_per_stage(declared, dialect)}, {_per_customer(declared)}, "
        "ranked as (select finished, newest, max(newest) over () as newest_of_all from per_customer) "
        + " union all ".join(figures_of_part(*one) for one in loose if told or one[0] != "again")
    )


def undeclared_statement(tables: Sequence[EventTable], declared: DeclaredPaths, latest: int, dialect: Dialect) -> str:
    """Return the statement for the paths of customers who left the declared ones; arguments as above.

    Returns:
        SQL for rows of ``path`` (the stages' numbers, each as wide as the largest), ``cut`` (0 or 1), ``customers``,
        ``distinct_paths`` and ``all_customers``; those of the most customers first, ties by the journey's order.
    """
    stages = {id_: index for index, id_ in enumerate(declared.stages)}
    width = path_width(declared)
    every = " union all ".join(rows(table, number, stages, dialect) for number, table in enumerate(tables))
    origin = f"({every}) as every_row{_events(latest)}"
    told = (
        "select path, cut, customers, count(*) over () as distinct_paths, sum(customers) over () as all_customers "
        f"from counted order by customers desc, path, cut limit {MAX_PATHS}"
    )
    if dialect.has_lists:
        return f"with {variant_paths(origin, tables, declared, width, MAX_PATH)} {told}"
    joined = dialect.joined(dialect.padded("stage", width), ("place",))
    most = MAX_PATH * width
    return (
        f"with {_hops(origin, declared, dialect, len(tables) > 1)}, "
        f"strayed as (select {joined} as whole from hops where fits >= -1 and is_visit = 1 "
        f"group by customer having min(fits) = 0), "
        f"path as (select substr(whole, 1, {most}) as path, case when length(whole) > {most} then 1 else 0 end as cut "
        f"from strayed), "
        f"counted as (select path, cut, count(*) as customers from path group by path, cut) {told}"
    )


def path_width(declared: DeclaredPaths) -> int:
    """Return how many figures a stage's number takes in a path."""
    return len(str(max(len(declared.stages) - 1, 0)))


def _events(latest: int) -> str:
    return f" where customer is not null and moment between {EARLIEST} and {latest} and stage >= 0"


def _hops(origin: str, declared: DeclaredPaths, dialect: Dialect, several: bool) -> str:
    """Return two expressions: events beside the one before them, and the same with what follows from both.

    Both are as narrow as can be, since engines keep them for as long as they answer: of one source, none is named.
    """
    order = _ORDER if several else _ORDER[:-1]
    window = f"partition by customer order by {dialect.in_order(order)}"
    source = ", source" if several else ""
    fits = [f"when before is null then {_flag(among('stage', declared.entries))}"]
    fits += [f"when before = {before} then {_flag(follows)}" for before, follows in may_follow(declared).items()]
    same_place = "position_before = position or (position_before is null and position is null)"
    visit = is_visit("before", "before is null", declared)
    fit = f"case when not ({visit}) then 1 {' '.join(fits)} else 0 end"
    return (
        f"beside as (select customer, moment, position, stage{source}, "
        f"{dialect.beside('lag', 'stage', window)} as before, "
        f"{dialect.beside('lag', 'moment', window)} as left_at, "
        f"{dialect.beside('lag', 'position', window)} as position_before, "
        f"{dialect.beside('lead', 'stage', window)} as next, "
        f"row_number() over ({window}) as place "
        f"from {origin}), "
        f"hops as (select customer, moment, stage{source}, before, moment - left_at as wait, place, "
        f"{dialect.short(_flag(visit))} as is_visit, {dialect.short(fit)} as fits, "
        f"{dialect.short(_flag('next is null'))} as is_last, "
        f"{dialect.short(_flag(f'left_at = moment and ({same_place})'))} as tied from beside)"
    )


def _per_stage(declared: DeclaredPaths, dialect: Dialect) -> str:
    """Return how each customer came to a stage: from which one at first (-1: from none), and whether again later."""
    width = len(declared.stages) + 1
    first = "case when before is null or before <> stage then place end"  # of events alike in all, the one that came in
    came_from = f"mod(min({first} * {width} + coalesce(before, -1) + 1), {width}) - 1"
    return (
        f"per_stage as (select customer, stage, {dialect.short(came_from)} as came_from, "
        f"{dialect.short(_flag('count(*) > 1'))} as again from hops where is_visit = 1 group by customer, stage)"
    )


def _per_customer(declared: DeclaredPaths) -> str:
    return (
        "per_customer as (select customer, min(fits) as fits, max(case when before is null then stage end) as began, "
        "max(case when is_last = 1 then stage end) as finished, max(moment) as newest, max(tied) as tied, "
        f"max({_flag(among('stage', declared.successes))}) as success, "
        f"max({_flag(among('stage', declared.others))}) as other from hops group by customer)"
    )


def _flag(condition: str) -> str:
    return f"case when {condition} then 1 else 0 end"


def _sum(condition: str) -> str:
    return f"sum({_flag(condition)})"


def positions_statement(tables: Sequence[EventTable], declared: DeclaredPaths, latest: int, dialect: Dialect) -> str:
    """Return the statement for where on their way customers first came to each stage; arguments as above.

    Returns:
        SQL for rows of ``stage``, ``customers``, ``positions``: of the first visit of each customer, how many visits
        were before it, of all but the last one, in millionths; added up.
    """
    stages = {id_: index for index, id_ in enumerate(declared.stages)}
    every = " union all ".join(rows(table, number, stages, dialect) for number, table in enumerate(tables))
    own, real, whole = "partition by customer", dialect.types["float"], dialect.types["whole-number"]
    return (
        f"with {_hops(f'({every}) as every_row{_events(latest)}', declared, dialect, len(tables) > 1)}, "
        f"numbered as (select customer, stage, row_number() over ({own} order by place) - 1 as "
        "before_it, "
        f"count(*) over ({own}) - 1 as others from hops where is_visit = 1), "
        "first_visit as (select customer, stage, min(before_it) as before_it, max(others) as others from numbered "
        "group by customer, stage) "
        "select stage, count(*) as customers, sum(case when others = 0 then 0 else cast(floor("
        f"cast(before_it as {real}) * 1000000 / cast(others as {real})) as {whole}) end) as positions "
        "from first_visit group by stage order by stage"
    )
