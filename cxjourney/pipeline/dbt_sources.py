"""Sources that are bound to what dbt found -> what came of each; the file of dbt's is read once."""

from datetime import date
from functools import cached_property
from pathlib import Path

from cxjourney.config.settings import Settings
from cxjourney.evidence.dbt_artifact import DbtArtifact, read_artifact
from cxjourney.evidence.dbt_freshness import old_notice, source_freshness
from cxjourney.evidence.faults import EvidenceFault
from cxjourney.pipeline.bound_sources import BoundSource
from cxjourney.pipeline.evidence_outcomes import SourceOutcome
from cxjourney.rules.cx318_old_evidence import RULE as OLD


class DbtSources:
    """What dbt found of the sources of a configuration."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """Take in the configuration, and its folder."""
        self.settings, self.folder = settings, folder

    @cached_property
    def _artifact(self) -> DbtArtifact | EvidenceFault:
        try:
            return read_artifact(self.settings.evidence.dbt, self.folder, self.settings.limits)
        except EvidenceFault as fault:
            return fault

    def outcome(self, source: BoundSource, table: str, day: date) -> SourceOutcome:
        """Return what came of a source on a day, by the name that its binding has for it."""
        if isinstance(self._artifact, EvidenceFault):
            return SourceOutcome(source, None, self._artifact)
        try:
            found = source_freshness(self._artifact, table, source.fingerprint, day)
        except EvidenceFault as fault:
            return SourceOutcome(source, None, fault)
        own = OLD.threshold.default if OLD.threshold else 0
        old = old_notice(found, day, self.settings.thresholds.get(OLD.code, own))
        return SourceOutcome(source, found, None, (old,) if old else ())
