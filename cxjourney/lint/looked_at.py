"""What a run looked at: only of that can anybody say later that it is mended.

A selection of rules, a part of the workspace, a draft, a file that can't be read: each leaves findings unseen that are
there all the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from cxjourney.analysis.workspace_study import Portrait
from cxjourney.diagnostics import Diagnostic, LookedAt
from cxjourney.lint.running import CRASHED, Choice
from cxjourney.rules.rule import Rule


def looked_at(
    portrait: Portrait, choice: Choice, rules: Mapping[str, Rule], found: Iterable[Diagnostic]
) -> Iterator[LookedAt]:
    """Give the files of a workspace that were judged, and the rules that had their say about them.

    What reading and building find, what only shows when journeys are laid side by side, and all that is found in a
    catalogue is looked at where the whole workspace was judged, and no rule crashed on it.
    """
    crashed = {finding.file for finding in found if finding.code == CRASHED}
    whole = portrait.workspace.whole and not crashed
    files: dict[bool, list[str]] = {False: [], True: []}
    for study in portrait.studies:
        files[study.is_draft].append(study.seen.document.source.name)
    if whole:
        files[portrait.only_drafts] += [seen.document.source.name for seen in portrait.catalogues]
    for draft, names in files.items():
        judged = tuple(name for name in names if name not in crashed)
        if judged:
            yield LookedAt(judged, tuple(_asked(choice, rules.values(), draft, whole)))


def _asked(choice: Choice, rules: Collection[Rule], draft: bool, whole: bool) -> Iterator[str]:
    for rule in rules:
        alone = rule.check is not None and rule.check_workspace is None
        if (whole or alone) and choice.runs(rule.code, draft):
            yield rule.code
