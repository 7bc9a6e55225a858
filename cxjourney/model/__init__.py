"""The format's entities and attributes: what a journey and a catalogue can say."""

from cxjourney.model.ask import Ask
from cxjourney.model.catalogue import Catalogue, Definitions, Lane, Organisation, Team, Waiver
from cxjourney.model.channel import Channel, known_channels, usual_requirements
from cxjourney.model.data_source import DataSource
from cxjourney.model.fields import Entity
from cxjourney.model.image import Image
from cxjourney.model.journey import Journey, Phase, Review
from cxjourney.model.metric import Benchmark, Delivery, Measurement, Metric, PerCentScale, Scale
from cxjourney.model.pain_point import Opportunity, PainPoint
from cxjourney.model.persona import Access, ChannelChoice, Persona, Research, Share
from cxjourney.model.stage import Emotion, Link, Quote, Stage, StageDuration
from cxjourney.model.statement import Statement
from cxjourney.model.touchpoint import Backstage, Rating, Score, Touchpoint

__all__ = [
    "Access", "Ask", "Backstage", "Benchmark", "Catalogue", "Channel", "ChannelChoice", "DataSource", "Definitions",
    "Delivery", "Emotion", "Entity", "Image", "Journey", "Lane", "Link", "Measurement", "Metric", "Opportunity",
    "Organisation", "PainPoint", "PerCentScale", "Persona", "Phase", "Quote", "Rating", "Research", "Review",
    "Scale", "Score", "Share", "Stage", "StageDuration", "Statement", "Team", "Touchpoint", "Waiver", "known_channels",
    "usual_requirements",
]  # fmt: skip
