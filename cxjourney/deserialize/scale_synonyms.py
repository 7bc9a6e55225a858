"""Words where a number or a word of a scale is expected: how high each stands, and other words for the format's own."""

import math
import re
from collections.abc import Sequence

from cxjourney.deserialize.translated_words import translated_word

_DEGREES: tuple[tuple[float, str], ...] = (
    (0, "lowest|very low|minimal|negligible|trivial|very bad|terrible|awful|horrible|worst|very poor|poor|angry|"
        "furious|despair|desperate|devastated|miserable|very sad|very unhappy|very negative|very dissatisfied"
        "|very hard|sangat buruk|sangat rendah|sangat sedih|marah|خیلی بد|خیلی کم|عصبانی"),
    (0.25, "low|minor|little|small|slight|bad|weak|sad|unhappy|negative|frustrated|annoyed|anxious|worried|nervous|"
        "disappointed|confused|stressed|afraid|insecure|dissatisfied|impatient|tired|bored|hard|difficult|s|rendah|"
        "kecil|ringan|buruk|sedih|kecewa|bingung|cemas|sulit|کم|بد|غمگین|ناراحت|نگران|سخت"),
    (0.5, "medium|middle|mid|moderate|average|neutral|normal|ok|okay|so-so|fair|mixed|indifferent|calm|m|"
        "sedang|biasa|netral|متوسط|معمولی|خنثی"),
    (0.75, "high|important|major|big|large|strong|severe|serious|good|happy|positive|satisfied|pleased|content|hopeful|"
        "curious|relieved|interested|confident|glad|easy|l|tinggi|besar|penting|parah|baik|senang|puas|mudah|زیاد|مهم|"
        "خوب|خوشحال|راضی|آسان"),
    (1, "very high|highest|maximum|critical|crucial|essential|vital|urgent|blocker|extreme|very important|excellent|"
        "very good|great|perfect|best|very happy|delighted|excited|enthusiastic|thrilled|overjoyed|proud|very positive|"
        "very satisfied|very easy|huge|xl|sangat tinggi|kritis|sangat penting|sangat baik|sangat senang|خیلی زیاد|"
        "بحرانی|خیلی مهم|خیلی خوب|عالی"),
)  # fmt: skip
_DEGREE_OF = {word: degree for degree, words in _DEGREES for word in words.split("|")}
"""How high words stand on a scale, from 0 (its lower end) to 1 (its upper end), in five equal steps: our own choice."""
_COUNTS = {
    word: number
    for number, words in enumerate(
        ("zero", "one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
}
_LADDERS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("low", "medium", "high", "critical"): ("low", "low", "medium", "high", "critical"),
    ("low", "medium", "high"): ("low", "low", "medium", "high", "high"),
}
"""By words of the format that stand in an order: the one that each of the five degrees comes to."""
_OTHERS: tuple[tuple[str, str], ...] = (
    ("in-progress", "wip|in work|ongoing|started|doing|working on it"),
    ("doing", "wip|in progress|in work|ongoing|started"),
    ("done", "finished|complete|completed|closed|solved|shipped|live|released"),
    ("solved", "done|fixed|closed|resolved|finished|complete|completed"),
    ("dropped", "cancelled|canceled|rejected|abandoned|won't do|wontfix"),
    ("accepted", "won't fix|wontfix|ignored|tolerated|known"),
    ("open", "new|todo|to do|unsolved|active|idea|reported"),
    ("idea", "open|new|todo|to do|backlog|proposed|suggestion"),
    ("draft", "wip|in progress|work in progress|in work|sketch|unfinished|proposal"),
    ("agreed", "final|approved|published|done|accepted|signed off|released|live|complete"),
    ("success", "ok|yes|won|done|goal|successful|happy|converted|completed|berhasil|sukses|موفق"),
    (
        "other",
        "failure|fail|failed|lost|end|no|abandoned|declined|rejected|dropped out|cancelled|unhappy|gagal|batal|ناموفق",
    ),
    ("available", "live|yes|active|there|ready|in use|running|ok"),
    ("planned", "in progress|soon|coming|future|upcoming|to come|next"),
    ("unavailable", "missing|no|none|lost|blocked|gone|out of reach"),
    ("one-off", "once|one time|single|ad hoc|never"),
    ("continuous", "real time|realtime|live|always|streaming|constantly|hourly"),
    ("daily", "every day|each day|day"),
    ("weekly", "every week|each week|week|bi weekly|biweekly|fortnightly"),
    ("monthly", "every month|each month|month"),
    ("quarterly", "every quarter|each quarter|quarter|every 3 months"),
    ("yearly", "annual|annually|every year|each year|year|once a year"),
    ("none", "no|nothing|not at all|offline|zero|null|tidak ada|هیچ|ندارد"),
    ("poor", "slow|bad|weak|unreliable|2g|low|buruk|lambat|lemah|ضعیف|کند|بد"),
    ("metered", "mobile data|limited|3g|prepaid"),
    ("good", "fast|4g|5g|broadband|fibre|fiber|wifi|wi fi|high|yes|baik|bagus|cepat|خوب"),
    ("basic", "low|some|little|beginner|limited|poor"),
    ("confident", "high|good|expert|advanced|strong|yes|very good"),
    ("local", "nearby|near|short|walking|on foot|bus|limited"),
    ("any", "car|yes|anywhere|far|unlimited|everywhere"),
    ("smartphone", "mobile|mobile phone|cell phone|cellphone|iphone|android|handy|hp|ponsel|گوشی|موبایل"),
    ("landline", "telephone|home phone|fixed line"),
    ("desktop", "pc|computer"),
    ("laptop", "notebook|macbook"),
    ("tablet", "ipad"),
    ("captions", "deaf|hard of hearing|subtitles"),
    ("screen-reader", "blind|screen reader"),
    ("large-text", "low vision|large print|big letters"),
    ("current", "as is|today|now|present"),
    ("future", "to be|vision|target|planned"),
    ("end-to-end", "whole|whole journey|full|complete|e2e|end to end|all|everything"),
    ("part", "partial|section|phase|some|segment|stage"),
    ("step", "required|main|action"),
    ("support", "help|information|info|supporting"),
    ("assisted", "with help|human|personal|in person|face to face|staff|by staff|staffed"),
    ("ces", "effort|effort score|customer effort|customer effort score|ease"),
    ("csat", "satisfaction|satisfaction score|customer satisfaction|rating|ratings|stars|star rating|review score"),
    ("nps", "net promoter|net promoter score|recommendation"),
    ("self-service", "alone|online|self service"),
    ("organisation", "company|us|we|business|brand"),
    ("customer", "client|user|them|consumer"),
    ("people", "staff|human|employees|training"),
    ("process", "organisation|rules|policy|procedure"),
    ("technology", "it|system|software|technical|tech|bug"),
    (
        "digital",
        "online|internet|electronic|self service portal|portal|platform|daring|آنلاین|دیجیتال|اینترنتی|en ligne",
    ),
    ("voice", "voice call|phone call|calls|ivr|voicemail|hotline|telepon|تلفنی|تلفن|صوتی|téléphone|teléfono"),
    (
        "physical",
        "in person|face to face|f2f|offline|on site|onsite|on premises|brick and mortar|human|personal|people|visit"
        "|meeting|clinic|pharmacy|hospital|market|tatap muka|luring|langsung|حضوری|persönlich|vor ort|presencial"
        "|en personne|en persona",
    ),
    ("post", "paper|letter|courier|parcel|printed|by post|postal|surat|پستی|پست|brief|courrier"),
    ("web-analytics", "ga|ga4|google analytics|matomo|piwik|plausible|adobe analytics|hotjar|clarity|umami"),
    ("app-analytics", "firebase|appsflyer|flurry"),
    ("product-usage", "mixpanel|amplitude|pendo|posthog|heap"),
    ("purchases", "shopify|stripe|woocommerce|magento|point of sale|pos|orders|sales"),
    ("service-contacts", "zendesk|freshdesk|intercom|help scout|servicenow|tickets|helpdesk|help desk"),
    ("crm", "salesforce|hubspot|pipedrive|zoho|dynamics"),
    ("email-engagement", "mailchimp|brevo|sendgrid|klaviyo|newsletter"),
    ("search-queries", "search console|google search console|search terms"),
    ("call-log", "genesys|twilio|aircall|five9|calls"),
    ("advertising", "google ads|adwords|meta ads|facebook ads|ads"),
    ("survey", "typeform|surveymonkey|qualtrics|medallia|limesurvey|google forms|microsoft forms|poll"),
    ("reviews", "trustpilot|tripadvisor|yelp|google reviews|app store|ratings"),
    ("social-listening", "brandwatch|sprinklr|meltwater|hootsuite|social media"),
    ("usability-test", "usertesting|user testing|maze|lookback|user test|user tests"),
    ("feedback", "usabilla|uservoice|getfeedback|canny|suggestion box"),
)
"""By a word of the format, other words for it, the names of well-known products among them: our own choice."""


def degree_of(text: str) -> float | None:
    """Return how high a word stands on a scale, from 0 to 1; None where it says nothing of that."""
    return _DEGREE_OF.get(" ".join(text.casefold().replace("_", " ").replace("-", " ").split()).removeprefix("quite "))


def count_of(word: str) -> int | None:
    """Return the number that an English word stands for, up to twelve; None where it stands for none."""
    return _COUNTS.get(word.strip().casefold())


def word_meant(value: object, words: Sequence[str]) -> str | None:
    """Return the one of the format's words that somebody most likely meant by another one; None where none is near."""
    ladder = _LADDERS.get(tuple(words))
    if ladder and isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return words[min(max(int(value), 1), len(words)) - 1]
    if not isinstance(value, str):
        return None
    plain = " ".join(re.sub("[^\\w' -]", "", value.casefold()).replace("_", " ").replace("-", " ").split())
    if ladder and (out_of := re.fullmatch(r"([0-9]{1,3}) ?(?:/|of|out of) ?([1-9][0-9]{0,2})", value.strip())):
        part = min(int(out_of[1]) / int(out_of[2]), 1)
        return ladder[int(part * (len(ladder) - 1))]
    if ladder and (degree := degree_of(plain)) is not None:
        return ladder[int(degree * (len(ladder) - 1))]
    own = (word for word, others in _OTHERS if word in words and plain in others.replace("-", " ").split("|"))
    return next(own, None) or translated_word(value, words)
