"""The parts that colours play on a map, what each is, and which words and marks stand on which."""

TONES = tuple(f"persona-{number}" for number in range(1, 13))
"""The colours of curves."""

PARTS: dict[str, str] = {
    "paper": "the ground of the map, of cards, and of words on alarm",
    "ink": "titles, and most words",
    "muted": "words that may step back: notes, dates, owners",
    "rule": "thin lines between lanes",
    "frame": "frames of quiet cards",
    "track": "the ground of bars",
    "route": "ways from stage to stage, with the words at them",
    "way-on": "ways onward in the view of the flow, with their shares",
    "way-back": "ways back in the view of the flow, with their shares",
    "way-out": "ways to an end without success in the view of the flow, with their shares",
    "alarm": "what nobody knows: its words, frames and cards",
    "hatch": "the slanting lines where there is no data",
    "known": "stages of which all is known, and frames of data that counts",
    "known-pale": "stages of which a part is known, and data that counts",
    "known-deep": "marks, bars and meters of what is known",
    "head": "heads of columns",
    "lost": "data that no longer counts",
    "pain": "pain points with evidence",
    "pain-frame": "frames of pain points with evidence",
    "pain-claimed": "frames of pain points that are only assumed",
    "idea": "opportunities",
    "idea-frame": "frames of opportunities",
    **{name: f"curve, marks and name of persona {number}" for number, name in enumerate(TONES, start=1)},
}
"""Every part, with what it is for somebody who chooses a colour for it."""

WORDS_ON: dict[str, tuple[str, ...]] = {
    "ink": ("paper", "known", "known-pale", "head", "pain", "idea"),
    "muted": ("paper", "known-pale", "head", "lost", "pain", "idea"),
    "alarm": ("paper",),
    "route": ("paper",),
    "way-on": ("paper",),
    "way-back": ("paper",),
    "way-out": ("paper",),
    "known-deep": ("paper",),
    **dict.fromkeys(TONES, ("paper",)),
}
"""The grounds on which words of a colour stand. Contrast is the same both ways: paper on alarm is alarm on paper."""

MARKS_ON: dict[str, tuple[str, ...]] = {"known-deep": ("known", "known-pale", "head")}
"""The grounds on which marks of a colour stand that say something without words."""
