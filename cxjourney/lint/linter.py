"""Runs the rules: turns paths into places, gives each finding its severity, and survives a rule that crashes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cxjourney.analysis.study import Study
from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import CRASHED, Diagnostic, Notice, Severity
from cxjourney.files.text_file import Span
from cxjourney.languages import Language
from cxjourney.languages.message import message_text
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.parse.document import DataPath, Document
from cxjourney.rules.locate import Finding
from cxjourney.rules.rule import Rule
from cxjourney.workspace.definitions import DefinedAt

SCOPES_AT_KEY = ("persona", "source", "team", "source, journey")
"""What is defined by id, and so reported at its key."""


class SpanLookup:
    """The places in one document that rules point at, each looked up once: many point at the same.

    Args:
        document: The document of the journey that is judged.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.file = document.source.name
        self.known: dict[DataPath, Span] = {}

    def of(self, rule: Rule, finding: Finding) -> tuple[str, Span]:
        """Return the file that a finding speaks of, and the place there of the value at its path."""
        if finding.home is not None:
            return at_home(rule, finding, finding.home)
        span = self.known.get(finding.path)
        if span is None:
            span = self.known[finding.path] = self.document.span(finding.path)
        return self.file, span


def at_home(rule: Rule, finding: Finding, home: DefinedAt) -> tuple[str, Span]:
    """Return the file that defines what a finding speaks of, and the place there."""
    return home.document.source.name, home.document.span(finding.path, of_key=rule.scope in SCOPES_AT_KEY)


def _place_of_definition(rule: Rule, finding: Finding) -> tuple[str, Span]:
    assert finding.home is not None  # noqa: S101  rules on a workspace point at where a thing is defined
    return at_home(rule, finding, finding.home)


class Linter:
    """The rules that speak of one journey alone, and what the choice says of each, worked out once for all of them.

    Args:
        choice: Which rules speak, and how.
        rules: All rules, by code.
    """

    def __init__(self, choice: RuleSelection, rules: Mapping[str, Rule]) -> None:
        self.choice = choice
        self.rules = rules
        self.words = choice.words
        self.chosen = {draft: list(self._chosen_rules(draft)) for draft in (False, True)}

    def _chosen_rules(self, draft: bool) -> Iterator[tuple[Rule, int | None, Severity]]:
        for rule in self.rules.values():
            if rule.check and self.choice.runs(rule, draft):
                yield rule, self.choice.threshold(rule), self.choice.severity(rule, draft)

    def judge(self, study: Study) -> Iterator[Diagnostic]:
        """Yield what the rules find in one journey, in the order of their codes."""
        draft, places = study.is_draft, SpanLookup(study.in_scope.document)
        for rule, threshold, severity in self.chosen[draft]:
            heard = _ask(rule, rule.check, (study, self.words, threshold), places.of, study.file)
            if isinstance(heard, Notice):
                yield diagnose(heard, self.choice, self.rules, draft)
                continue
            for finding, file, span in heard:
                yield _diagnostic(rule, severity, finding, file, span)


def lint_workspace(workspace: WorkspaceStudy, choice: RuleSelection, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Yield what rules find that no single journey shows.

    What stands in catalogues is judged as a draft if all journeys are drafts.
    """
    files = [
        *(study.file for study in workspace.studies),
        *(seen.document.source.name for seen in workspace.catalogues),
        *(file.document.source.name for file in workspace.workspace.unbuilt),
    ]
    drafts = {study.file for study in workspace.studies if study.is_draft}
    only_drafts, words = workspace.only_drafts, choice.words
    for rule in rules.values():
        everything = workspace.workspace.whole or not rule.needs_whole
        speaks = choice.runs(rule, only_drafts) or choice.runs(rule, draft=True)
        if files and everything and rule.check_workspace and speaks:
            asked = workspace, words, choice.threshold(rule)
            heard = _ask(rule, rule.check_workspace, asked, _place_of_definition, files[0])
            if isinstance(heard, Notice):
                yield diagnose(heard, choice, rules, only_drafts)
                continue
            for finding, file, span in heard:
                draft = only_drafts or file in drafts
                if choice.runs(rule, draft):
                    yield _diagnostic(rule, choice.severity(rule, draft), finding, file, span)


def _ask(
    rule: Rule,
    check: Callable[..., Iterable[Finding]] | None,
    asked: tuple[Study | WorkspaceStudy, Language, int | None],
    place: Callable[[Rule, Finding], tuple[str, Span]],
    file: str,
) -> list[tuple[Finding, str, Span]] | Notice:
    """Return what a rule has to say, and where; of a rule that crashes, a notice: the others go on."""
    subject, words, threshold = asked
    figure = () if threshold is None else (threshold,)
    try:
        return [(finding, *place(rule, finding)) for finding in (check(subject, words, *figure) if check else ())]
    except Exception as error:
        message = words.text("CX005.message", rule=rule.code, name=rule.slug, error=type(error).__name__)
        return Notice(CRASHED, message, words.text("CX005.help"), file)


def _diagnostic(rule: Rule, severity: Severity, finding: Finding, file: str, span: Span) -> Diagnostic:
    return Diagnostic(
        rule.code, rule.slug, severity, finding.message, finding.help, file, span, finding.about, finding.several,
        fix=finding.fix,
    )  # fmt: skip


def diagnose(notice: Notice, choice: RuleSelection, rules: Mapping[str, Rule], draft: bool = False) -> Diagnostic:
    """Return a notice as a finding, in the language of the rules, with the slug and the severity of its rule.

    Args:
        notice: What was noticed.
        choice: Which rules speak, and how severely.
        rules: All rules, by code.
        draft: Whether it speaks of a draft.

    Raises:
        KeyError: No rule has its code.
    """
    rule = rules[notice.code]
    code, message, help_, file, span, about, fix = notice
    said, advice = message_text(message, choice.words), message_text(help_, choice.words)
    severity, english = choice.severity(rule, draft), "" if said == message else str(message)
    told = fix and fix._replace(title=message_text(fix.title, choice.words))
    return Diagnostic(
        code, rule.slug, severity, said, advice, file, span, about, phase=rule.phase, english=english, fix=told
    )
