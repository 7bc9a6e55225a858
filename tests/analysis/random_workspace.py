"""Workspaces made by chance, from a seed: the same on every machine, sound, and as odd as the format allows."""

import random
from datetime import date, timedelta
from typing import Any

from . import reference
from .reference import AS_OF, Dict

ABILITIES = ["hearing", "speech", "sight", "printer", "step-free"]
ASSISTIVE = ["screen-reader", "large-text", "captions", "easy-language"]
CONCERNS = ["privacy", "security", "cost", "trust", "fatigue"]
TYPES = [*(type_ for types in reference.TYPES.values() for type_ in types), "demographics", "segmentation", "other"]
OWN_CHANNELS = ["machine", "letter-box", "web"]  # the last replaces one that is known


class Chance:
    """Makes one workspace after the other from one seed."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)

    def maybe(self, likely: float) -> bool:
        return self.draw.random() < likely

    def some(self, of: list[str], most: int, least: int = 0) -> list[str]:
        return self.draw.sample(of, min(len(of), self.draw.randint(least, most)))

    def put(self, into: Dict, likely: float, **values: Any) -> None:
        """Write attributes, each with the same likelihood."""
        into.update({name: value for name, value in values.items() if self.maybe(likely)})

    def source(self) -> Dict:
        source: Dict = {"title": "A source", "type": self.draw.choice(TYPES)}
        if source["type"] == "other" or self.maybe(0.15):
            source["families"] = self.some(reference.FAMILIES, 3, least=1)
        if self.maybe(0.7):
            source["cadence"] = self.draw.choice([limit for limit in reference.LIMITS if limit])
        if self.maybe(0.8):
            edges = [0, 1, 60, 61, 90, 91, 120, 121, 180, 181, 365, 366, 400, 730, 731, 800, 801]
            source["refreshed"] = AS_OF - timedelta(days=self.draw.choice(edges))
        durations = ["1d", "60d", "61d", "8w", "3m", "1y", "2y", "900d"]
        warn, error = sorted(self.draw.sample(durations, 2), key=lambda duration: reference.days(duration))
        self.put(source, 0.15, warn_after=warn, error_after=error)
        if self.maybe(0.25):
            source["status"] = self.draw.choice(["available", "planned", "unavailable"])
        if source.get("status") == "planned" and self.maybe(0.6):
            source["expected"] = date(2027, 2, 1)
        if self.maybe(0.3):
            source["through"] = self.some([*reference.KNOWN_CHANNELS, *OWN_CHANNELS], 3, least=1)
        return source

    def persona(self, share: float | None) -> Dict:
        persona: Dict = {"title": "Somebody"}
        if share is not None:
            persona["share"] = {"value": share} if self.maybe(0.2) else share
        if self.maybe(0.8):
            access: Dict = {}
            self.put(
                access,
                0.5,
                internet=self.draw.choice(reference.INTERNET),
                skills=self.draw.choice(reference.SKILLS),
                travel=self.draw.choice(reference.TRAVEL),
                devices=self.some(reference.DEVICES, 3),
                assistive=self.some(ASSISTIVE, 2),
                lacks=self.some(ABILITIES, 2),
                concerns=self.some(CONCERNS, 2),
            )
            if access:
                persona["access"] = access
        if self.maybe(0.4):
            persona["channels"] = {"avoids": self.some([*reference.KNOWN_CHANNELS, *OWN_CHANNELS], 8, least=1)}
        return persona

    def channel(self) -> Dict:
        channel: Dict = {"title": "A channel", "kind": self.draw.choice(["digital", "voice", "physical", "post"])}
        self.put(
            channel,
            0.5,
            internet=self.draw.choice(reference.INTERNET),
            skills=self.draw.choice(reference.SKILLS),
            travel=self.draw.choice(reference.TRAVEL),
            devices=self.some(reference.DEVICES, 3, least=1),
            asks_for=self.some(ABILITIES, 2),
        )
        return channel

    def touchpoint(self, number: str, sources: list[str], travellers: list[str]) -> Dict:
        channels = [*reference.KNOWN_CHANNELS, *OWN_CHANNELS]
        touchpoint: Dict = {"title": f"Touchpoint {number}", "channel": self.draw.choice(channels)}
        self.put(touchpoint, 0.6, id=f"t-{number}", data=self.some(sources, 2, least=1))
        self.put(touchpoint, 0.1, asks_for=self.some(ABILITIES, 2, least=1))
        self.put(touchpoint, 0.2, role=self.draw.choice(["step", "support"]), required=True)
        self.put(touchpoint, 0.15, initiated_by=self.draw.choice(["customer", "organisation"]))
        if travellers and self.maybe(0.15):
            touchpoint["for"] = self.some(travellers, 2)
        self.put(
            touchpoint,
            0.2,
            devices=self.some(reference.DEVICES, 2),
            meets=self.some(ASSISTIVE, 3),
            raises=self.some(CONCERNS, 2),
        )
        return touchpoint

    def stage(
        self, number: int, ids: list[str], sources: list[str], personas: list[str], travellers: list[str]
    ) -> Dict:
        stage: Dict = {"id": ids[number], "title": self.draw.choice(["A stage", f"Stage {number}"])}
        self.put(stage, 0.5, importance=self.draw.randint(1, 5), data=self.some(sources, 3, least=1))
        self.put(stage, 0.1, entry=True, outcome=self.draw.choice(["success", "other"]))
        self.put(stage, 0.1, passive=True)
        if travellers and self.maybe(0.2):
            stage["travelled_by"] = self.some(travellers, 3)
        if self.maybe(0.35):
            share = round(self.draw.random() / 4, 2)
            stage["next"] = [{"to": id_, "share": share} if self.maybe(0.3) else id_ for id_ in self.some(ids, 3)]
            for link in stage["next"]:
                if isinstance(link, dict) and self.maybe(0.3):
                    link |= {"share": 0.9, "parallel": True}
        touchpoints = [self.touchpoint(f"{number}-{n}", sources, travellers) for n in range(self.draw.randint(0, 4))]
        pain_points = [
            {
                "title": f"Pain {number} {n}",
                **self.draw.choice([{"severity": word} for word in ("low", "medium", "high", "critical")] + [{}]),
                "status": self.draw.choice(["open", "in-progress", "solved", "accepted"]),
            }
            for n in range(self.draw.choice([0, 0, 1, 2]))
        ]
        emotions = {
            name: {"score": self.draw.randint(-2, 2), "source": self.draw.choice(sources)} if self.maybe(0.3) else 1
            for name in self.some(personas, 3)
        }
        for name, listed in (("touchpoints", touchpoints), ("pain_points", pain_points), ("emotions", emotions)):
            if listed:
                stage[name] = listed
        return stage

    def workspace(self) -> tuple[Dict, list[Dict]]:
        """Return a catalogue, and one journey or two."""
        sources = [f"s{n}" for n in range(self.draw.randint(1, 7))]
        personas = [f"p{n}" for n in range(self.draw.randint(0, 5))]
        self.draw.shuffle(sources)
        whole = [round(1 / 5, 4), 0.1, 0.0333, 0.2, 0.1234]
        shares: list[float | None] = [None if self.maybe(0.06) else whole[n] for n in range(len(personas))]
        catalogue: Dict = {
            "data_sources": {name: self.source() for name in sources},
            "channels": {name: self.channel() for name in OWN_CHANNELS},
        }
        if personas:
            catalogue["personas"] = {name: self.persona(share) for name, share in zip(personas, shares, strict=True)}
        journeys = [self.journey(f"journey-{n}", sources, personas) for n in range(self.draw.choice([1, 1, 2]))]
        return catalogue, journeys

    def journey(self, id_: str, sources: list[str], personas: list[str]) -> Dict:
        ids = [f"stage-{n}" for n in range(self.draw.randint(1, 6))]
        journey: Dict = {"journey": id_, "title": "A journey"}
        if personas and self.maybe(0.4):
            journey["travelled_by"] = self.some(personas, 3, least=1)
        travellers = journey.get("travelled_by", personas)
        journey["stages"] = [self.stage(number, ids, sources, personas, travellers) for number in range(len(ids))]
        return journey
