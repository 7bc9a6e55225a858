"""The closed lists of words that journeys are written with, and the facts that hang on them.

Source of every list and table: ``format.md`` of the design, version 1 of the format.
"""

from typing import Literal, get_args

Family = Literal["behavioural", "attitudinal", "contextual"]
Outcome = Literal["success", "other"]
PhaseTime = Literal["before", "during", "after"]
Estimate = Literal["low", "medium", "high"]
PainSeverity = Literal["low", "medium", "high", "critical"]
Cause = Literal["people", "process", "technology"]
Mode = Literal["self-service", "assisted"]
TouchpointRole = Literal["step", "support"]
Initiator = Literal["customer", "organisation"]
PainPointStatus = Literal["open", "in-progress", "solved", "accepted"]
AskStatus = Literal["open", "answered", "dropped"]
OpportunityStatus = Literal["idea", "planned", "doing", "done", "dropped"]
MetricKind = Literal["nps", "csat", "ces", "completion", "conversion", "retention", "time", "contacts", "other"]
MetricMethod = Literal["mean", "top-box", "top-2-box", "share", "median", "total"]
TeamRole = Literal["insight", "delivery", "leadership", "learning", "partner"]
ChannelKind = Literal["digital", "voice", "physical", "post"]
ChannelIcon = Literal[
    "web", "social", "chat", "mobile-app", "email", "video-call", "sms", "kiosk", "phone", "branch", "store", "event",
    "home-visit", "broadcast", "word-of-mouth", "post", "print", "digital", "voice", "physical",
]  # fmt: skip
"""Icons that come with the tool: those of the known channels, and those of kinds."""
SourceStatus = Literal["available", "planned", "unavailable"]
Cadence = Literal["continuous", "daily", "weekly", "monthly", "quarterly", "yearly", "one-off"]
Concern = Literal["privacy", "security", "cost", "trust", "fatigue"]
Internet = Literal["none", "poor", "metered", "good"]
DigitalSkills = Literal["none", "basic", "confident"]
Travel = Literal["none", "local", "any"]
Device = Literal["smartphone", "tablet", "laptop", "desktop", "basic-phone", "landline"]
AssistiveNeed = Literal[
    "screen-reader", "large-text", "captions", "keyboard-only", "voice-control", "easy-language", "interpreter"
]
BehaviouralType = Literal[
    "web-analytics", "app-analytics", "product-usage", "purchases", "service-contacts", "crm", "email-engagement",
    "search-queries", "footfall", "call-log", "event-log", "loyalty", "advertising",
]  # fmt: skip
AttitudinalType = Literal[
    "survey-nps", "survey-csat", "survey-ces", "survey", "interviews", "focus-groups", "diary-study", "reviews",
    "social-listening", "complaints", "usability-test", "feedback",
]  # fmt: skip
ContextualType = Literal["access-and-skills", "market-research", "competitors", "observation", "partner-data"]
DataType = Literal[BehaviouralType, AttitudinalType, ContextualType, "demographics", "segmentation", "other"]

FAMILIES: tuple[Family, ...] = get_args(Family)
NEED_THAT_ANSWERS: dict[str, AssistiveNeed] = {"hearing": "captions", "sight": "screen-reader"}
"""By sense, the assistive need of whoever lacks it; a touchpoint that meets the need does without the sense."""
INTERNET_LEVELS: tuple[Internet, ...] = get_args(Internet)
SKILL_LEVELS: tuple[DigitalSkills, ...] = get_args(DigitalSkills)
TRAVEL_LEVELS: tuple[Travel, ...] = get_args(Travel)
DEVICES: tuple[Device, ...] = get_args(Device)

FAMILIES_OF_TYPE: dict[str, tuple[Family, ...]] = {
    **dict.fromkeys(get_args(BehaviouralType), ("behavioural",)),
    **dict.fromkeys(get_args(AttitudinalType), ("attitudinal",)),
    **dict.fromkeys(get_args(ContextualType), ("contextual",)),
    "demographics": (),
    "segmentation": (),
    "other": (),
}
"""The families of data that a source of each type brings, unless it names its own."""

LIMITS_OF_CADENCE: dict[str | None, tuple[int, int]] = {
    "continuous": (90, 180),
    "daily": (90, 180),
    "weekly": (60, 120),
    "monthly": (90, 180),
    "quarterly": (180, 365),
    "yearly": (400, 800),
    "one-off": (365, 730),
    None: (180, 365),
}
"""By cadence, the age in days past which a source is stale, and past which it has expired."""

SEVERITY_WEIGHT: dict[str, int] = {"low": 1, "medium": 2, "high": 3, "critical": 4}
"""What a pain point's severity counts for in the priority of a gap."""

UNSAID_IMPORTANCE = 3
"""What the importance of a stage counts for where nobody said it; no output shows it as what was written."""

UNSAID_SEVERITY = SEVERITY_WEIGHT["medium"]
"""What the severity of a pain point counts for where nobody said it; no output shows it as what was written."""

TYPES_THAT_ANSWER: dict[Family, dict[ChannelKind, tuple[str, str] | tuple[str, str, str]]] = {
    "behavioural": {
        "digital": ("web-analytics", "product-usage"),
        "voice": ("service-contacts", "call-log"),
        "physical": ("footfall", "purchases"),
        "post": ("crm", "purchases"),
    },
    "attitudinal": {
        "digital": ("survey-csat", "usability-test", "feedback"),
        "voice": ("survey-csat", "complaints"),
        "physical": ("interviews", "survey"),
        "post": ("survey", "interviews"),
    },
    "contextual": {
        "digital": ("access-and-skills", "market-research"),
        "voice": ("access-and-skills", "partner-data"),
        "physical": ("observation", "market-research"),
        "post": ("access-and-skills", "partner-data"),
    },
}
"""Types of data that would answer a gap, by the family that is missing and the kind of channel."""
