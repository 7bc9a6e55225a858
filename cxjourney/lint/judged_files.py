"""Which files were judged, and which rules had their say about them: by this a baseline tells what was looked at."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from cxjourney.analysis.workspace_study import WorkspaceStudy
from cxjourney.diagnostics import CRASHED, Diagnostic, JudgedFiles
from cxjourney.lint.rule_selection import RuleSelection
from cxjourney.rules.rule import Rule


def judged_files_and_rules(
    workspace: WorkspaceStudy, choice: RuleSelection, rules: Mapping[str, Rule], found: Iterable[Diagnostic]
) -> Iterator[JudgedFiles]:
    """Yield the files of a workspace that were judged, and the rules that had their say about them.

    What reading and building find, what only shows when journeys are laid side by side, and all that is found in a
    catalogue is looked at where the whole workspace was judged, and no rule crashed on it.
    """
    crashed = {finding.file for finding in found if finding.code == CRASHED}
    whole = workspace.workspace.whole and not crashed
    files: dict[bool, list[str]] = {False: [], True: []}
    for study in workspace.studies:
        files[study.is_draft].append(study.file)
    if whole:
        files[workspace.only_drafts] += [seen.document.source.name for seen in workspace.catalogues]
    for draft, names in files.items():
        judged = tuple(name for name in names if name not in crashed)
        if judged:
            yield JudgedFiles(judged, tuple(_asked_codes(choice, rules.values(), draft, whole)))


def _asked_codes(choice: RuleSelection, rules: Collection[Rule], draft: bool, whole: bool) -> Iterator[str]:
    for rule in rules:
        alone = rule.check is not None and rule.check_workspace is None
        if (whole or alone) and choice.runs(rule, draft):
            yield rule.code
