"""A second, naive reading of "What the words mean" in the design's format.md, on plain dicts.

It was written from that page alone, without looking at `cxjourney.analysis`, so that two people must misread a
sentence in the same way before a mistake goes unseen. Slow and plain on purpose: no classes of the package, no caches.

A journey is a dict as YAML gives it. Sight is `{"personas": …, "data_sources": …, "channels": …}`: all that it sees.
"""

from datetime import date
from typing import Any

Dict = dict[str, Any]

AS_OF = date(2026, 11, 21)

FAMILIES = ["behavioural", "attitudinal", "contextual"]

TYPES = {
    "behavioural": [
        *("web-analytics", "app-analytics", "product-usage", "purchases", "service-contacts", "crm"),
        *("email-engagement", "search-queries", "footfall", "call-log", "event-log", "loyalty", "advertising"),
    ],
    "attitudinal": [
        *("survey-nps", "survey-csat", "survey-ces", "survey", "interviews", "focus-groups"),
        *("diary-study", "reviews", "social-listening", "complaints", "usability-test", "feedback"),
    ],
    "contextual": ["access-and-skills", "market-research", "competitors", "observation", "partner-data"],
}

LIMITS = {
    "continuous": (90, 180),
    "daily": (90, 180),
    "weekly": (60, 120),
    "monthly": (90, 180),
    "quarterly": (180, 365),
    "yearly": (400, 800),
    "one-off": (365, 730),
    None: (180, 365),
}

INTERNET = ["none", "poor", "metered", "good"]
SKILLS = ["none", "basic", "confident"]
TRAVEL = ["none", "local", "any"]
DEVICES = ["smartphone", "tablet", "laptop", "desktop", "basic-phone", "landline"]
SCREENS = ["smartphone", "tablet", "laptop", "desktop"]


def channel(kind: str, internet: str, devices: list[str], skills: str, travel: str, *asks_for: str) -> Dict:
    asked = {"internet": internet, "devices": devices, "skills": skills, "travel": travel}
    return {"kind": kind, **asked, "asks_for": list(asks_for)}


KNOWN_CHANNELS: dict[str, Dict] = {
    **{name: channel("digital", "metered", SCREENS, "basic", "none") for name in ("web", "social", "chat")},
    "mobile-app": channel("digital", "metered", ["smartphone", "tablet"], "basic", "none"),
    "email": channel("digital", "poor", SCREENS, "basic", "none"),
    "video-call": channel("digital", "good", SCREENS, "basic", "none"),
    "sms": channel("digital", "none", ["smartphone", "basic-phone"], "none", "none"),
    "kiosk": channel("digital", "none", [], "basic", "local", "sight"),
    "phone": channel("voice", "none", ["smartphone", "basic-phone", "landline"], "none", "none", "hearing", "speech"),
    **{name: channel("physical", "none", [], "none", "local") for name in ("branch", "store", "event")},
    **{name: channel("physical", "none", [], "none", "none") for name in ("home-visit", "broadcast", "word-of-mouth")},
    **{name: channel("post", "none", [], "none", "none", "sight") for name in ("post", "print")},
}

ANSWERS = {
    "behavioural": {
        "digital": ["web-analytics", "product-usage"],
        "voice": ["service-contacts", "call-log"],
        "physical": ["footfall", "purchases"],
        "post": ["crm", "purchases"],
    },
    "attitudinal": {
        "digital": ["survey-csat", "usability-test", "feedback"],
        "voice": ["survey-csat", "complaints"],
        "physical": ["interviews", "survey"],
        "post": ["survey", "interviews"],
    },
    "contextual": {
        "digital": ["access-and-skills", "market-research"],
        "voice": ["access-and-skills", "partner-data"],
        "physical": ["observation", "market-research"],
        "post": ["access-and-skills", "partner-data"],
    },
}


# Sources -------------------------------------------------------------------------------------------------------------


def families(source: Dict) -> list[str]:
    if "families" in source:
        return list(source["families"])
    return [family for family in FAMILIES if source["type"] in TYPES[family]]


def days(duration: str) -> int:
    return int(duration[:-1]) * {"d": 1, "w": 7, "m": 30, "y": 365}[duration[-1]]


def limits(source: Dict) -> tuple[int, int]:
    warn, error = LIMITS[source.get("cadence")]
    if "warn_after" in source and "error_after" in source:
        return days(source["warn_after"]), days(source["error_after"])
    if "warn_after" in source:
        warn = days(source["warn_after"])
        return warn, max(error, warn)
    if "error_after" in source:
        error = days(source["error_after"])
        return min(warn, error), error
    return warn, error


def age(source: Dict, as_of: date) -> int | None:
    return (as_of - source["refreshed"]).days if "refreshed" in source else None


def stale(source: Dict, as_of: date) -> bool:
    old = age(source, as_of)
    return old is not None and old > limits(source)[0]


def expired(source: Dict, as_of: date) -> bool:
    old = age(source, as_of)
    return old is not None and old > limits(source)[1]


def counts(source: Dict, as_of: date) -> bool:
    return source.get("status", "available") == "available" and not expired(source, as_of) and families(source) != []


# The graph -----------------------------------------------------------------------------------------------------------


def leads_to(journey: Dict, position: int) -> list[str]:
    stages = journey["stages"]
    stage = stages[position]
    if "next" in stage:
        return [item["to"] if isinstance(item, dict) else item for item in stage["next"]]
    if "outcome" in stage:
        return []
    return [stages[position + 1]["id"]] if position + 1 < len(stages) else []


def ways(journey: Dict) -> dict[str, list[str]]:
    return {stage["id"]: leads_to(journey, position) for position, stage in enumerate(journey["stages"])}


def entries(journey: Dict) -> list[str]:
    marked = [stage["id"] for stage in journey["stages"] if stage.get("entry")]
    return marked or [journey["stages"][0]["id"]]


def outcomes(journey: Dict) -> list[str]:
    """The page says "those that have `outcome`"; a success that nobody marked can be nothing but an end either."""
    marked = [stage["id"] for stage in journey["stages"] if "outcome" in stage]
    return [stage["id"] for stage in journey["stages"] if stage["id"] in marked + successes(journey)]


def successes(journey: Dict) -> list[str]:
    marked = {stage["id"]: stage["outcome"] for stage in journey["stages"] if "outcome" in stage}
    if "success" in marked.values():
        return [id_ for id_, outcome in marked.items() if outcome == "success"]
    return [id_ for id_, following in ways(journey).items() if following == [] and id_ not in marked]


# Coverage ------------------------------------------------------------------------------------------------------------


def counting(names: list[str], scope: Dict, as_of: date) -> list[str]:
    once = list(dict.fromkeys(names))
    return [name for name in once if counts(scope["data_sources"][name], as_of)]


def stage_sources(stage: Dict, scope: Dict, as_of: date) -> list[str]:
    names = list(stage.get("data", []))
    for touchpoint in stage.get("touchpoints", []):
        names += touchpoint.get("data", [])
    return counting(names, scope, as_of)


def stage_families(stage: Dict, scope: Dict, as_of: date) -> dict[str, list[str]]:
    observing = stage_sources(stage, scope, as_of)
    return {
        family: [name for name in observing if family in families(scope["data_sources"][name])] for family in FAMILIES
    }


def missing(stage: Dict, scope: Dict, as_of: date) -> list[str]:
    return [family for family, names in stage_families(stage, scope, as_of).items() if not names]


def name_of(touchpoint: Dict) -> str:
    name: str = touchpoint["id"] if "id" in touchpoint else touchpoint["title"]
    return name


def unseen(stage: Dict, scope: Dict, as_of: date) -> list[str]:
    return [
        name_of(touchpoint)
        for touchpoint in stage.get("touchpoints", [])
        if not counting(touchpoint.get("data", []), scope, as_of)
    ]


def coverage(stage: Dict, scope: Dict, as_of: date) -> str:
    if not stage_sources(stage, scope, as_of):
        return "none"
    if not missing(stage, scope, as_of) and not unseen(stage, scope, as_of):
        return "full"
    return "partial"


def totals(journey: Dict, scope: Dict, as_of: date) -> Dict:
    stages = journey["stages"]
    covered = [stage for stage in stages if coverage(stage, scope, as_of) != "none"]
    known = sum(3 - len(missing(stage, scope, as_of)) for stage in stages)
    observing = {name for stage in stages for name in stage_sources(stage, scope, as_of)}
    return {
        "stages": len(stages),
        "covered": len(covered),
        "covered_percent": round(100 * len(covered) / len(stages), 1),
        "known_percent": round(100 * known / (3 * len(stages)), 1),
        "touchpoints": sum(len(stage.get("touchpoints", [])) for stage in stages),
        "unseen_touchpoints": sum(len(unseen(stage, scope, as_of)) for stage in stages),
        "data_types": len({scope["data_sources"][name]["type"] for name in observing}),
    }


# Access --------------------------------------------------------------------------------------------------------------


def kind_of(name: str, scope: Dict) -> Dict:
    found: Dict = scope["channels"].get(name) or KNOWN_CHANNELS[name]
    return found


def reaches(persona: Dict, asked: Dict, devices: list[str]) -> bool:
    access = persona.get("access", {})
    for scale, attribute in ((INTERNET, "internet"), (SKILLS, "skills"), (TRAVEL, "travel")):
        has = scale.index(access.get(attribute, scale[-1]))
        if has < scale.index(asked.get(attribute, "none")):
            return False
    owned = access.get("devices", DEVICES)
    return not devices or any(device in owned for device in devices)


def lacks(persona: Dict) -> set[str]:
    access = persona.get("access", {})
    found = set(access.get("lacks", []))
    if "captions" in access.get("assistive", []):
        found.add("hearing")
    if "screen-reader" in access.get("assistive", []):
        found.add("sight")
    return found


def can_use_channel(persona: Dict, name: str, scope: Dict) -> bool:
    asked = kind_of(name, scope)
    return reaches(persona, asked, asked.get("devices", [])) and not lacks(persona) & set(asked.get("asks_for", []))


def can_use(persona: Dict, touchpoint: Dict, scope: Dict) -> bool:
    asked = kind_of(touchpoint["channel"], scope)
    devices = touchpoint["devices"] if "devices" in touchpoint else asked.get("devices", [])
    if not reaches(persona, asked, devices):
        return False
    lacking = lacks(persona) & {*asked.get("asks_for", []), *touchpoint.get("asks_for", [])}
    for sense, need in (("hearing", "captions"), ("sight", "screen-reader")):
        if need in touchpoint.get("meets", []):
            lacking.discard(sense)
    if lacking:
        return False
    needs = persona.get("access", {}).get("assistive", [])
    return "meets" not in touchpoint or all(need in touchpoint["meets"] for need in needs)


def takes_part(name: str, stage: Dict) -> bool:
    return "travelled_by" not in stage or name in stage["travelled_by"]


def steps(name: str, stage: Dict) -> list[Dict]:
    """The steps of a persona, by its name: no support, nothing that the organisation starts, nothing for others."""
    found = []
    for touchpoint in stage.get("touchpoints", []):
        if touchpoint.get("role", "step") == "support":
            continue
        if touchpoint.get("initiated_by") == "organisation" and not touchpoint.get("required", False):
            continue
        if "for" in touchpoint and name not in touchpoint["for"]:
            continue
        found.append(touchpoint)
    return found


def passes(name: str, stage: Dict, scope: Dict) -> bool:
    if stage.get("passive") or not takes_part(name, stage):
        return True
    persona = scope["personas"][name]
    required = [step for step in steps(name, stage) if step.get("required")]
    others = [step for step in steps(name, stage) if not step.get("required")]
    if not all(can_use(persona, step, scope) for step in required):
        return False
    return not others or any(can_use(persona, step, scope) for step in others)


def met(name: str, journey: Dict, scope: Dict) -> set[str]:
    """The stages that it meets: entries, and what a stage that it meets and passes leads to."""
    by_id = {stage["id"]: stage for stage in journey["stages"]}
    following = ways(journey)
    found = set(entries(journey))
    while True:
        more = {to for id_ in found if passes(name, by_id[id_], scope) for to in following[id_]} - found
        if not more:
            return found
        found |= more


def able(name: str, journey: Dict, scope: Dict) -> bool | None:
    if not successes(journey):
        return None
    by_id = {stage["id"]: stage for stage in journey["stages"]}
    reached = met(name, journey, scope)
    return any(id_ in reached and passes(name, by_id[id_], scope) for id_ in successes(journey))


def stranded_at(name: str, journey: Dict, scope: Dict) -> list[str]:
    if able(name, journey, scope) is not False:
        return []
    reached = met(name, journey, scope)
    return [stage["id"] for stage in journey["stages"] if stage["id"] in reached and not passes(name, stage, scope)]


def reluctant_at(name: str, journey: Dict, scope: Dict) -> list[str]:
    persona = scope["personas"][name]
    avoids = persona.get("channels", {}).get("avoids", [])
    concerns = persona.get("access", {}).get("concerns", [])
    found = []
    for stage in journey["stages"]:
        if stage.get("passive") or not takes_part(name, stage):
            continue
        usable = [step for step in steps(name, stage) if can_use(persona, step, scope)]
        put_off = [step for step in usable if step["channel"] in avoids or set(step.get("raises", [])) & set(concerns)]
        if steps(name, stage) and passes(name, stage, scope) and len(put_off) == len(usable):
            found.append(stage["id"])
    return found


def unproven_at(name: str, journey: Dict, scope: Dict) -> list[str]:
    persona = scope["personas"][name]
    if not persona.get("access", {}).get("assistive"):
        return []
    found = []
    for stage in journey["stages"]:
        if stage["id"] not in met(name, journey, scope) or not passes(name, stage, scope):
            continue
        if stage.get("passive") or not takes_part(name, stage) or not steps(name, stage):
            continue
        nowhere = [step for step in steps(name, stage) if "meets" not in step or not can_use(persona, step, scope)]
        required = [step for step in steps(name, stage) if step.get("required")]
        others = [step for step in steps(name, stage) if not step.get("required")]
        if any(step in nowhere for step in required) or (others and all(step in nowhere for step in others)):
            found.append(stage["id"])
    return found


def unreached_at(name: str, journey: Dict, scope: Dict) -> list[str]:
    """Where it has no step to take, and can use nothing of what is there for it."""
    persona, found = scope["personas"][name], []
    for stage in journey["stages"]:
        if stage["id"] not in met(name, journey, scope) or not takes_part(name, stage):
            continue
        if steps(name, stage) and not stage.get("passive"):
            continue
        there = [one for one in stage.get("touchpoints", []) if "for" not in one or name in one["for"]]
        if there and not any(can_use(persona, one, scope) for one in there):
            found.append(stage["id"])
    return found


USUAL = {"digital": ("web", ("internet", "devices", "skills")), "voice": ("phone", ("devices", "asks_for"))}


def as_others_ask(name: str, scope: Dict) -> Dict:
    """A channel as it is if it asks for what others of its kind do where it is silent: a known one if it has its id."""
    own = kind_of(name, scope)
    if name not in scope["channels"]:
        return own
    if name in KNOWN_CHANNELS and KNOWN_CHANNELS[name]["kind"] == own["kind"]:
        return {**KNOWN_CHANNELS[name], **own}
    like, attributes = USUAL.get(own["kind"], ("web", ()))
    return {**{one: KNOWN_CHANNELS[like][one] for one in attributes if one in KNOWN_CHANNELS[like]}, **own}


def assumed_of(name: str, journey: Dict, scope: Dict) -> tuple[list[str], list[str]]:
    """What nobody said of somebody who is able, and of channels, and what keeps her out if it is the worst there is."""
    if not able(name, journey, scope):
        return [], []
    least = {"internet": "none", "devices": [], "skills": "none", "travel": "none"}
    said = scope["personas"][name].get("access", {})
    open_ = [attribute for attribute in least if attribute not in said]
    used = list(dict.fromkeys(one["channel"] for stage in journey["stages"] for one in stage.get("touchpoints", [])))
    nothing = {"internet": "none", "devices": [], "skills": "none", "travel": "none", "asks_for": []}
    silent = [one for one in used if {**nothing, **as_others_ask(one, scope)} != {**nothing, **kind_of(one, scope)}]

    def fails(attributes: list[str], channels: list[str]) -> bool:
        worse = {**said, **{attribute: least[attribute] for attribute in attributes}}
        persona = {**scope["personas"][name], "access": worse}
        asking = {**scope["channels"], **{one: as_others_ask(one, scope) for one in channels}}
        supposed = {**scope, "personas": {**scope["personas"], name: persona}, "channels": asking}
        return not able(name, journey, supposed)

    if not fails(open_, silent):
        return [], []
    alone = [one for one in open_ if fails([one], [])], [one for one in silent if fails([], [one])]
    return alone if any(alone) else (open_, silent)


def travellers(journey: Dict, scope: Dict) -> list[str]:
    return list(journey.get("travelled_by", list(scope["personas"])))


def share_of(persona: Dict) -> float | None:
    share = persona.get("share")
    return share["value"] if isinstance(share, dict) else share


def rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4) + 0.0


def access(journey: Dict, scope: Dict) -> Dict:
    people = {name: scope["personas"][name] for name in travellers(journey, scope)}
    rows: list[Dict] = [
        {
            "persona": name,
            "share": rounded(share_of(persona)),
            "able": able(name, journey, scope),
            "stranded_at": stranded_at(name, journey, scope),
            "reluctant_at": reluctant_at(name, journey, scope),
            "unproven_at": unproven_at(name, journey, scope),
            "unreached_at": unreached_at(name, journey, scope),
            "assumed": assumed_of(name, journey, scope)[0],
            "assumed_channels": assumed_of(name, journey, scope)[1],
        }
        for name, persona in people.items()
    ]
    marked = any(stage.get("outcome") == "success" for stage in journey["stages"])
    goal = {"goal": successes(journey), "goal_marked": marked, "personas": rows}
    if any(row["share"] is None or row["able"] is None for row in rows):
        return {"able_share": None, "stranded_share": None, "unknown_share": None, **goal}
    can = sum(share_of(people[row["persona"]]) or 0 for row in rows if row["able"])
    cannot = sum(share_of(people[row["persona"]]) or 0 for row in rows if not row["able"])
    unknown = abs(round(1 - can - cannot, 4))
    return {
        "able_share": rounded(can),
        "stranded_share": rounded(cannot),
        "unknown_share": unknown,
        **goal,
    }


# Voices --------------------------------------------------------------------------------------------------------------


def hears(name: str, person: str, journey: Dict, scope: Dict) -> bool:
    """Whether the source, which observes something here, hears the persona: never at a stage that it doesn't travel."""
    persona = scope["personas"][person]
    here = [stage for stage in journey["stages"] if takes_part(person, stage)]
    if not any(name in place.get("data", []) for stage in here for place in [stage, *stage.get("touchpoints", [])]):
        return False
    through = scope["data_sources"][name].get("through")
    if through:
        return any(can_use_channel(persona, channel_name, scope) for channel_name in through)
    for stage in here:
        if name in stage.get("data", []):
            return True
        for touchpoint in stage.get("touchpoints", []):
            if name in touchpoint.get("data", []) and can_use(persona, touchpoint, scope):
                return True
    return False


def at_worst(person: str, scope: Dict) -> Dict:
    """The scope if what nobody said of the persona, and of channels, were the worst there is."""
    least = {"internet": "none", "devices": [], "skills": "none", "travel": "none"}
    persona = {**scope["personas"][person], "access": {**least, **scope["personas"][person].get("access", {})}}
    asking = {one: as_others_ask(one, scope) for one in scope["channels"]}
    return {**scope, "personas": {**scope["personas"], person: persona}, "channels": {**scope["channels"], **asking}}


def voices(journey: Dict, scope: Dict, as_of: date) -> list[Dict]:
    observing = sorted({name for stage in journey["stages"] for name in stage_sources(stage, scope, as_of)})
    return [
        {
            "persona": person,
            "families": {
                family: [
                    name
                    for name in observing
                    if family in families(scope["data_sources"][name]) and hears(name, person, journey, scope)
                ]
                for family in FAMILIES
            },
            "assumed": [
                name
                for name in observing
                if hears(name, person, journey, scope) and not hears(name, person, journey, at_worst(person, scope))
            ],
        }
        for person in travellers(journey, scope)
    ]


# Gaps ----------------------------------------------------------------------------------------------------------------


def is_open(pain_point: Dict) -> bool:
    return pain_point.get("status", "open") in ("open", "in-progress")


def severity(stage: Dict, journey: Dict, scope: Dict) -> int:
    levels = {"low": 1, "medium": 2, "high": 3, "critical": 4}
    worst = 0
    for pain_point in stage.get("pain_points", []):
        if is_open(pain_point):
            worst = max(worst, levels[pain_point.get("severity", "medium")])
    for name in travellers(journey, scope):
        if stage["id"] in stranded_at(name, journey, scope):
            worst = max(worst, 3)
    return worst


def priority(stage: Dict, journey: Dict, scope: Dict, as_of: date) -> int:
    lacking = len(missing(stage, scope, as_of))
    importance: int = stage.get("importance", 3)
    return importance * (1 + severity(stage, journey, scope)) * lacking**2


def not_said(stage: Dict, journey: Dict, scope: Dict) -> list[str]:
    """What the priority rests on and nobody wrote: a severity only where a pain point that says one isn't as bad."""
    found = [] if "importance" in stage else ["importance"]
    pains = [pain for pain in stage.get("pain_points", []) if is_open(pain)]
    said = {pain["severity"] for pain in pains if "severity" in pain}
    unsaid = any("severity" not in pain for pain in pains)
    if unsaid and not said & {"medium", "high", "critical"} and severity(stage, journey, scope) == 2:
        found.append("severity")
    return found


def ranking(journey: Dict, scope: Dict, as_of: date) -> list[Dict]:
    gaps = [stage for stage in journey["stages"] if coverage(stage, scope, as_of) != "full"]
    gaps = sorted(gaps, key=lambda stage: -priority(stage, journey, scope, as_of))  # sorted() keeps ties in order
    return [
        {
            "rank": rank,
            "stage": stage["id"],
            "missing": missing(stage, scope, as_of),
            "priority": priority(stage, journey, scope, as_of),
            "not_said": not_said(stage, journey, scope),
            "suggested_sources": suggested_sources(stage, scope, as_of),
            "suggested_types": suggested_types(stage, scope, as_of),
        }
        for rank, stage in enumerate(gaps, start=1)
    ]


def suggested_sources(stage: Dict, scope: Dict, as_of: date) -> list[Dict]:
    """What the catalogue has and what brings a missing family: those that count, then the planned ones by their day.

    The page says "with their expected day" and no order; sooner first, undated last, is what a reader would guess.
    """
    there, planned = [], []
    for family in missing(stage, scope, as_of):
        for name, source in scope["data_sources"].items():
            if family not in families(source):
                continue
            if counts(source, as_of):
                there.append({"source": name, "family": family, "expected": None})
            elif source.get("status") == "planned":
                expected = source.get("expected")
                day = expected.isoformat() if expected else None
                planned.append({"source": name, "family": family, "expected": day})
    return there + sorted(planned, key=lambda found: found["expected"] or "9999")


def suggested_types(stage: Dict, scope: Dict, as_of: date) -> list[str]:
    """Types by what is missing and the kinds of the stage's channels; every kind where it has no touchpoint."""
    kinds = [kind_of(touchpoint["channel"], scope)["kind"] for touchpoint in stage.get("touchpoints", [])]
    found = []
    for family in missing(stage, scope, as_of):
        for kind in kinds or ["digital", "voice", "physical", "post"]:
            found += ANSWERS[family][kind]
    return list(dict.fromkeys(found))


# Emotions ------------------------------------------------------------------------------------------------------------


def assumed(stage: Dict, scope: Dict) -> list[str]:
    """The personas whose emotion at this stage is assumed: it names no source, or one that never counted."""
    found = []
    for name, emotion in stage.get("emotions", {}).items():
        source = scope["data_sources"].get(emotion.get("source")) if isinstance(emotion, dict) else None
        if source is None or source.get("status") == "planned" or not families(source):
            found.append(name)
    return found


# A whole journey, as `gaps --format json` tells it -------------------------------------------------------------------


def tell(journey: Dict, scope: Dict, as_of: date) -> Dict:
    """Everything above for one journey, in the shape of `gaps --format json`."""
    return {
        "journey": journey["journey"],
        "coverage": totals(journey, scope, as_of),
        "stages": [
            {
                "stage": stage["id"],
                "title": stage["title"],
                "coverage": coverage(stage, scope, as_of),
                "sources": stage_sources(stage, scope, as_of),
                "families": stage_families(stage, scope, as_of),
                "missing": missing(stage, scope, as_of),
                "unseen_touchpoints": unseen(stage, scope, as_of),
                "priority": priority(stage, journey, scope, as_of),
            }
            for stage in journey["stages"]
        ],
        "gaps": ranking(journey, scope, as_of),
        "access": access(journey, scope),
        "voices": voices(journey, scope, as_of),
    }
