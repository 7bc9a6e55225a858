"""The rule catalogue as text, Markdown and JSON: all rules in short, or the page of each."""

from collections.abc import Iterator, Sequence

from cxjourney.formats.findings.text import STYLES
from cxjourney.formats.json_text import dump
from cxjourney.formats.terminal import Terminal, break_lines
from cxjourney.languages import FALLBACK, Language, language
from cxjourney.rules.rule import Rule
from cxjourney.rules.rule_index import RESEARCH


def write_json(rules: Sequence[Rule], terminal: Terminal, pages: bool, words: Language | None = None) -> str:
    """Return rules as JSON, with their pages if asked for."""
    words = words or language(FALLBACK)
    content = [
        {
            "code": rule.code,
            "slug": rule.slug,
            "severity": rule.severity.word,
            "scope": rule.scope,
            "source": rule.source or None,
            "figure": rule.figure or None,
            "summary": summary(rule, words),
            "fixable": rule.fixable,
            **({"page": rule.page, "page_language": FALLBACK} if pages else {}),
        }
        for rule in rules
    ]
    return dump({"version": 1, "rules": content}, terminal)


def write_markdown(
    rules: Sequence[Rule],
    terminal: Terminal,  # noqa: ARG001  Markdown is the same anywhere
    pages: bool,
    words: Language | None = None,
) -> str:
    """Return a table of rules, or their pages."""
    return "\n".join(page(rule, words) for rule in rules) if pages else rules_table(rules, words)


COLUMNS = ("code", "name", "severity", "summary")
"""The columns of a table of rules, by the words for them."""


def rules_table(rules: Sequence[Rule], words: Language | None = None) -> str:
    """Return a table of rules in Markdown; in English where no language is named."""
    words = words or language(FALLBACK)
    columns = (words.text(f"rules.column.{column}") for column in COLUMNS)
    rows = [f"| {rule.code} | {_name(rule)} | {rule.severity.word} | {summary(rule, words)} |" for rule in rules]
    legend = [line for said in _legend(rules, words) for line in ("", said)]
    return "\n".join([f"| {' | '.join(columns)} |", "|---|---|---|---|", *rows, *legend]) + "\n"


_FIXABLE = "[fix]"
"""The mark of a rule some of whose findings are fixed by the command of that name."""


def _name(rule: Rule) -> str:
    return f"{rule.slug} {_FIXABLE}" if rule.fixable else rule.slug


def _legend(rules: Sequence[Rule], words: Language) -> Iterator[str]:
    """Yield what the mark says, where a rule has it."""
    if any(rule.fixable for rule in rules):
        yield words.text("rules.fixable.mark", mark=_FIXABLE, command="cxjourney fix")


def summary(rule: Rule, words: Language) -> str:
    """Return when a rule reports something, in one sentence: in English as it stands in the rule's module."""
    key = f"{rule.code}.summary"
    return words.messages[key] if words.messages.has_own(key) else rule.summary


def thresholds_table(rules: Sequence[Rule]) -> str:
    """Return a table of the figures that can be set: what each is, its unit, its default, and what it can be."""
    rows = [
        f"| {rule.code} | {figure.says} | {figure.unit} | `{figure.as_set(figure.default)}` | {figure.bounds} |"
        for rule in rules
        if (figure := rule.threshold)
    ]
    return "\n".join(["| code | what it is | in | by itself | can be |", "|---|---|---|---|---|", *rows]) + "\n"


def page(rule: Rule, words: Language | None = None) -> str:
    """Return a rule's page in Markdown; where it isn't in the language that is named, it says so."""
    words = words or language(FALLBACK)
    body = rule.page.partition("\n")[2].strip()
    facts = " ".join(_facts(rule, words))
    english = language(FALLBACK)
    if rule.source:
        source = english.text("rules.source", source=rule.source, reference=RESEARCH[rule.source])
        if words.words == FALLBACK:
            facts = f"{facts} {source}"
        else:
            body = f"{source}\n\n{body}"
    if words.words != FALLBACK:
        body = f"{words.text('rules.page-in-english')}\n\n{body}"
    return f"# {rule.code} {rule.slug}\n\n{summary(rule, words)}\n\n{facts}\n\n{body}\n"


def _facts(rule: Rule, words: Language) -> Iterator[str]:
    """Yield a rule's severity, what it speaks of, and how its figure is set."""
    yield words.text("rules.severity", severity=rule.severity.word)
    yield words.text("rules.scope", scope=rule.scope)
    if rule.phase == "measuring":
        yield words.text("rules.of-data", code=rule.code)
    if rule.fixable:
        yield words.text("rules.fixable", command="cxjourney fix")
    if figure := rule.threshold:
        bounds = (
            words.text("rules.threshold.time")
            if figure.is_time
            else words.text("rules.threshold.between", least=figure.least, most=figure.most)
        )
        setting = f"{rule.code} = {figure.as_set(figure.default)}"
        yield words.text("rules.threshold", table="[thresholds]", setting=setting, bounds=bounds)


def write_terminal(rules: Sequence[Rule], terminal: Terminal, pages: bool, words: Language | None = None) -> str:
    """Return a line or two for each rule, or its page."""
    words = words or language(FALLBACK)
    if pages:
        return "\n".join(_page(rule, terminal, words) for rule in rules)
    lines = [line for rule in rules for line in _short_lines(rule, terminal, words)]
    legend = [piece for line in _legend(rules, words) for piece in break_lines(line, terminal.width or 100)]
    return "\n".join([*lines, *(("", *legend) if legend else ())]) + "\n"


def _short_lines(rule: Rule, terminal: Terminal, words: Language) -> Iterator[str]:
    severity = terminal.paint(f"{rule.severity.word:<8}", STYLES[rule.severity])
    yield f"{terminal.paint(rule.code, 'bold')}  {severity}{_name(rule)}"
    width = max((terminal.width or 100) - 7, 20)
    yield from (f"       {line}" for line in break_lines(summary(rule, words), width))


def _page(rule: Rule, terminal: Terminal, words: Language) -> str:
    lines: list[str] = []
    prose: list[str] = []
    in_example = False
    for line in [*page(rule, words).splitlines(), ""]:
        is_fence, is_heading = line.startswith("```"), line.startswith("#")
        if not in_example and line and not is_fence and not is_heading:
            prose.append(line)
            continue
        lines += _prose_lines(prose, terminal)
        prose = []
        if is_fence:
            in_example = not in_example
        else:
            lines.append(terminal.paint(line.lstrip("# "), "bold") if is_heading and not in_example else line)
    return "\n".join(lines)


def _prose_lines(prose: Sequence[str], terminal: Terminal) -> list[str]:
    if terminal.width is None or not prose:
        return list(prose)
    if any(line.startswith(("- ", "  ")) for line in prose):  # a list keeps its lines
        return [piece for line in prose for piece in break_lines(line, terminal.width)]
    return break_lines(" ".join(prose), terminal.width)
