"""Each fault against the format: one finding, where it stands, in words for somebody's first journey.

If it fails, a designer reads a programmer's message, three messages for one slip, or one at the wrong line.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxjourney.diagnostics import Diagnostic
from cxjourney.pipeline.judge import faults
from cxjourney.pipeline.load import load

TOP = "journey: a1\ntitle: T\nstages:\n  - id: s\n    title: S\n"
STAGE = TOP.replace("stages:", "personas: {p: {title: P}}\nstages:")
TOUCHPOINT = TOP + "    touchpoints:\n      - title: W\n        channel: web\n"
PAIN_POINT = TOP + "    pain_points:\n      - title: W\n"
METRIC = TOP + "metrics:\n  - kind: csat\n"
SOURCE = TOP + "data_sources:\n  d:\n    title: D\n"
SURVEY = SOURCE + "    type: survey\n"
BOUND = SURVEY + "    binding:\n      file: a.csv\n      time: t\n      stages: "
PERSONA = TOP + "personas:\n  p:\n    title: P\n"
WAIVER = TOP + "waivers:\n  - reason: r\n    until: 2026-12-12\n"


def found_in(text: str) -> list[Diagnostic]:
    return faults(load([], text.encode()))


CASES: dict[str, tuple[str, str, str]] = {
    "missing attribute": ("§journey: a1\ntitle: T\n", "journey needs stages, and has none", "Add stages:"),
    "missing, further in": (TOP + "    touchpoints:\n      - §title: W\n", "touchpoint needs channel", "Add channel:"),
    "missing in an empty mapping": (TOP + "teams: {a: §{}}\n", "team needs title", "Add title:"),
    "missing in one of a list": (TOP + "  - §id: b\n", "stage needs title", "Add title:"),
    "missing, of a short name": (TOP + "    next: [{§when: a}]\n", "link needs “to”", "Add to: The stage"),
    "a flag where a metric stands": (STAGE + "    metrics: §{key: true}\n", "metrics holds keys", "Begin each metric"),
    "lists by key where ids stand": (STAGE + "    data: §{web: [a]}\n", "data holds keys", "Begin each item"),
    "misspelt, required": (
        TOP.replace("title: T", "§titel: T"),
        "titel is not something that a journey",
        "mean title?",
    ),
    "misspelt, further in": (
        TOUCHPOINT.replace("channel", "§chanel"),
        "chanel is not something that a touchpoint",
        "Did you mean channel?",
    ),
    "misspelt with an underscore": (TOUCHPOINT + "        rating: {§self_service: 3}\n", "rating", "self-service?"),
    "misspelt with a capital": (TOP + "§Goal: a\n", "Goal is not something", "Did you mean goal?"),
    "unknown": (
        TOP + "    §weather: 3\n",
        "weather is not something that a stage can have",
        "id, title, summary, link, image, phase",
    ),
    "unknown, at home elsewhere": (TOP + "§touchpoints: []\n", "touchpoints is not", "belongs to a stage"),
    "unknown, at home in the catalogue": (TOP + "§organisation: {title: a}\n", "organisation is not", "catalogue.yaml"),
    "a persona without its id": (
        TOP + "personas: {§title: Maya, share: 0.4}\n",
        "The keys of one persona stand right under personas, where ids are expected.",
        "Begin with an id of your own: personas: {maya: {title: Maya, share: 0.4}}",
    ),
    "a data source without its id, on lines": (
        TOP + "data_sources:\n  §title: Exit survey\n  type: survey\n  cadence: yearly\n  sample: 4\n",
        "The keys of one data source stand right under data_sources",
        "data_sources: {exit-survey: {title: Exit survey, type: survey, cadence: yearly, …}}",
    ),
    "an emotion without its persona": (
        STAGE + "    emotions: {§score: 1, source: x, says: Good}\n",
        "The keys of one emotion stand right under emotions",
        "emotions: {PERSONA: {score: 1, source: x, says: Good}}",
    ),
    "a part of an emotion beside a persona": (
        STAGE + "    emotions: {p: 1, §says: Good}\n",
        "The keys of one emotion stand right under emotions",
        "“says” belongs to the emotion of one persona, in braces behind her id: PERSONA: {score: 1, says: …}",
    ),
    "a text where a lane has a list": (
        TOP.replace("stages:", "lanes: [{id: risks, title: R}]\nstages:") + "    notes: {risks: §It rains}\n",
        "risks is “It rains”, where a list is expected.",
        "Write risks: [It rains], or each text on a line of its own, after a hyphen.",
    ),
    "a text too long to repeat where a list stands": (
        TOP + "    thoughts: §" + "I want the best price, " * 5 + "\n",
        "where a list is expected.",
        'Put [" before the text and "] behind it, or write each text on a line of its own, after a hyphen.',
    ),
    "an empty key": (TOP + "?§ \n", "An empty key is not something that a journey can have", "title"),
    "an address without a host": (
        TOP + "link: §https://\n",
        "link is “https://”, where an https",
        "Name the site after",
    ),
    "an address with a blank": (TOP + "link: §https://a.example/b c\n", "https", "space: https://a.example/b%20c"),
    "an address with a blank in its host": (
        TOP + "link: §https://a b\n",
        "an https address",
        "“a b” is the name of no",
    ),
    "an address with half a bracket": (TOP + "link: §'https://[::1'\n", "an https address", "“[::1” is the name of no"),
    "an address that poses as another": (TOP + "link: §https://a.example@b.example\n", "https", "stands before @"),
    "a journey's attributes below its id": (
        "journey:\n  §id: a1\n  title: T\n  phases: [{id: early, title: E}]\n"
        + TOP.partition("title: T\n")[2]
        + "    phase: early\n",
        "journey holds keys of its own, where an id is expected",
        "Write journey: a1, and what stands below it (title:, phases:) beside it",
    ),
    "a stage's attributes below its title": (
        TOP + "  - title: §{id: b, title: B}\n",
        "title holds keys of its own",
        "Write title: B, and what stands below it (id:) beside it",
    ),
    "no value": (TOP + "goal:§\n", "goal has no value", "Write one after the colon, or leave it out."),
    "no value, written so": (TOP + "goal: §null\n", "goal has no value", "or leave it out"),
    "no value, with a tilde": (TOP + "owner: §~\n", "owner has no value", "or leave it out"),
    "no value where a list is expected": (TOP + "    data:§\n", "data has no value", "data sources"),
    "no value where a group of keys is expected": (TOP + "review:§\n", "review has no value", "looked through"),
    "no value in a required attribute": (
        TOP.replace("title: S", "title:§"),
        "title has no value",
        "Write one after the colon. What customers do",
    ),
    "no value of an item": (TOP + "    goals:\n      -§\n", "item of goals has no value", "after the hyphen"),
    "no value of a stage": (TOP + "  -§\n", "This stage has no value", "after the hyphen"),
    "no value of a team": (TOP + "teams:\n  a:§\n", "This team has no value", "after the colon"),
    "no value of an emotion": (STAGE + "    emotions: {p: §~}\n", "This emotion has no value", "from -2 (very bad)"),
    "the journey without an id": (TOP.replace("journey: a1", "journey:§"), "journey has no value", "id"),
    "a number for text": (TOP.replace("title: S", "title: §3"), "title is the number 3, where text", "in quotes"),
    "a boolean for text": (TOP.replace("title: S", "title: §true"), "title is true, where text", "in quotes"),
    "a list for text": (TOP + "goal: §[a]\n", "goal is a list, where a single text", "without brackets"),
    "text that a colon made a mapping": (
        TOP + "    goals:\n      - §Note: this\n",
        "holds keys of its own",
        'in quotes: "Note: this"',
    ),
    "empty text": (TOP.replace("title: S", 'title: §""'), "title is empty text", "a few words"),
    "blank text": (TOP.replace("title: S", 'title: §" \\t"'), "title is empty text", "a few words"),
    "text for a list": (
        TOP + "    questions: §What?\n",
        "questions is “What?”, where a list",
        "Write questions: [What?], or each text on a line",
    ),
    "a mapping for a list": (
        "journey: a\ntitle: b\nstages:\n  §hears: {title: c}\n",
        "stages holds keys of its own",
        "Write - id: hears in place of hears:, and so with each",
    ),
    "an empty list of stages": (
        "journey: a\ntitle: b\nstages: §[]\n",
        "stages is empty, and needs one",
        "in the order",
    ),
    "a shortest duration that is longer than the longest": (
        TOP + "    duration: {shortest: §2h, longest: 90min}\n",
        "shortest is 2h, which is longer than longest, 90min.",
        "Swap the two, or correct one",
    ),
    "a typical duration that is longer than the longest": (
        TOP + "    duration: {shortest: 1min, typical: §1m, longest: 29d}\n",
        "typical is 1m, which is longer than longest, 29d.",
        "typical no longer than longest",
    ),
    "text for a stage": (
        "journey: a\ntitle: b\nstages:\n  - §hears\n",
        "This stage is “hears”",
        "Write {id: hears, title: hears}",
    ),
    "text for a pain point": (
        TOP + "    pain_points: [§it hurts]\n",
        "pain point is “it hurts”",
        "Write {title: it hurts}",
    ),
    "a list for what is known by id": (
        TOP + "teams:\n  §- title: A\n",
        "teams is a list",
        "Write a: in place of the hyphen",
    ),
    "text for what is known by id": (TOP + "teams: §insight\n", "teams is “insight”", "its id and a colon"),
    "text for a team": (TOP + "teams: {a: §Insight}\n", "This team is “Insight”", "Write {title: Insight}"),
    "a list of emotions": (STAGE + "    emotions: §[p, 1]\n", "emotions is a list", "a persona's id and a colon"),
    "an id in a list with a colon": (
        STAGE + "travelled_by:\n  - §p:\n",
        "where a single id is expected",
        "Write it without the colon: p.",
    ),
    "a day for a review": (TOP + "review: §2026-10-10\n", "review is “2026-10-10”", "Write review: {last: 2026-10-10}"),
    "a number for a rating": (
        TOUCHPOINT + "        rating: §3\n",
        "rating is the number 3",
        "Write rating: {KEY: 3}. In place of KEY write what is meant: information, ease",
    ),
    "a number for a binding": (
        SURVEY + "    binding: §3\n",
        "binding is the number 3, where a group of keys that describes a binding",
        "Write binding: {file: exports/events.csv, customer: user_id",
    ),
    "a binding without a place": (
        SURVEY + "    binding:\n      §time: t\n",
        "doesn't say where the data stands",
        "Add file: with the path of a file",
    ),
    "a binding of two places": (
        SURVEY + "    binding:\n      file: a.csv\n      connection: w\n      §table: t\n",
        "names a file and a table",
        "Keep one of the two",
    ),
    "a file on a connection": (
        SURVEY + "    binding:\n      file: a.csv\n      §connection: w\n",
        "names a file and the connection w",
        "Take connection away",
    ),
    "a table on no connection": (
        SURVEY + "    binding:\n      §table: t\n",
        "names a table, and doesn't say on which connection",
        "Add connection: with the name",
    ),
    "a table that is read like a CSV file": (
        SURVEY + "    binding: {connection: w, table: t, header_rows: 1, §separator: ';'}\n",
        "Only CSV files have header_rows and separator, and this binding names a table.",
        "Take away header_rows and separator, or name a file: in place of the table.",
    ),
    "an encoding of a table": (
        SURVEY + "    binding: {connection: w, table: t, §encoding: latin-1}\n",
        "Only CSV files have encoding, and",
        "Take away encoding, or name a file",
    ),
    "stages without a time": (
        SURVEY + "    binding:\n      §file: a.csv\n      stages: {stage: s}\n",
        "and not when they happened",
        "Add time: with the column",
    ),
    "stages told in no way": (
        BOUND + "{§column: a}\n",
        "what the values of the column stand for",
        "map: {VALUE: STAGE}",
    ),
    "stages told in two ways": (
        BOUND + "{stage: s, §times: {a: s}}\n",
        "stage and times say the same in several ways",
        "Keep one way",
    ),
    "stages of nothing": (BOUND + "§{}\n", "which stage a row stands for", "Add column: and map:"),
    "values without a column": (BOUND + "{§map: {a: s}}\n", "no column that holds them", "Add column: with its name"),
    "both column and columns": (
        BOUND + "{column: a, §columns: [b, c], map: [{value: [x, y], stage: s}]}\n",
        "Both column and columns",
        "Keep one of the two",
    ),
    "a value without a stage": (BOUND + "{column: a, map: {b: §}}\n", "mapped stage has no value", "Write one"),
    "a scale that ends elsewhere": (
        SURVEY + "    binding: {file: a.csv, score: {column: a, scale: nps, §max: 5}}\n",
        "max says where a csat scale ends, and this is nps",
        "Take max away, or write scale: csat.",
    ),
    "a separator of two signs": (
        SURVEY + "    binding: {file: a.csv, separator: §;;}\n",
        "where one character is expected",
        'such as separator: ";"',
    ),
    "a value with decimals": (
        SURVEY + "    binding: {file: a.csv, filter: {a: §1.5}}\n",
        "is the number 1.5, where text is expected",
        'in quotes: "1.5"',
    ),
    "a quoted number": (TOP + "    importance: §'4'\n", 'importance is "4", in quotes', "without quotes: 4."),
    "a number out of range": (TOP + "    importance: §7\n", "where a number from 1 to 5", "at most 5, the highest"),
    "a number with decimals": (TOP + "    importance: §3.5\n", "where a whole number from 1 to 5", "without decimals"),
    "a number in words": (TOP + "    importance: §high\n", "importance is “high”, where a whole number", "such as 4."),
    "a number too large": (TOP + f"    importance: §{'9' * 5000}\n", "a number too large to count with", "in digits"),
    "a number beyond all bounds": (METRIC + "    value: §1e999\n", "value is a number too large", "counted with"),
    "not a number": (METRIC + "    value: §.nan\n", "value is not a number", "counted with"),
    "a number in another base": (TOP + "    importance: §0x9\n", "importance is the number 9", "at most 5"),
    "a negative count": (
        SURVEY + "    sample: §-1\n",
        "sample is the number -1, where 0 or more",
        "Write 0 or a larger",
    ),
    "nobody asked": (METRIC + "    value: 3\n    sample: §0\n", "where 1 or more is expected", "Write 1 or a larger"),
    "Persian digits": (TOP + "    importance: §۴\n", "importance is “۴”", "with the digits 0–9: 4."),
    "Arabic digits": (TOP + "    importance: §٤\n", "importance is “٤”", "with the digits 0–9: 4."),
    "Persian digits with a decimal sign": (PERSONA + "    share: §۰٫۳۴\n", "share is “۰٫۳۴”", "0–9 and a point: 0.34."),
    "a decimal comma": (METRIC + "    value: §3,5\n", "value is “3,5”, where a number", "with a point: 3.5."),
    "a per-cent sign": (
        METRIC + "    value: §30%\n",
        "value is “30%”",
        "Write value: 30, and beside it scale: percent.",
    ),
    "a share with a per-cent sign": (
        PERSONA + "    share: §34%\n",
        "share is “34%”",
        "as a share of 1, without the per-cent",
    ),
    "a share with a Persian per-cent sign": (PERSONA + "    share: §۳۴٪\n", "share is “۳۴٪”", "0.34."),
    "per cent of staff with a sign": (
        TOP + "    delivery: {claimed: §80%, experienced: 4}\n",
        "claimed is “80%”",
        ": 80.",
    ),
    "a share of more than all": (
        PERSONA + "    share: §34\n",
        "share is the number 34, where a number from 0 to 1",
        "34 per cent is 0.34.",
    ),
    "a negative share": (PERSONA + "    share: §-0.1\n", "share is the number -0.1", "at least 0, the lowest"),
    "a share within a mapping": (PERSONA + "    share: {value: §3}\n", "value is the number 3", "3 per cent is 0.03."),
    "a share of a way on": (
        TOP + "    next: [{to: s, share: §12}]\n",
        "share is the number 12",
        "12 per cent is 0.12.",
    ),
    "a share as a list": (PERSONA + "    share: §[1]\n", "share is a list", "Write share: {value: 0.34}, say"),
    "a misspelt value of a share": (PERSONA + "    share: {§val: 0.3}\n", "val is not something", "mean value?"),
    "an emotion out of range": (STAGE + "    emotions: {p: §5}\n", "This emotion is the number 5", "at most 2, the"),
    "an emotion in words": (STAGE + "    emotions: {p: §good}\n", "where a number from -2 to 2", "such as 1."),
    "an emotion without a score": (STAGE + "    emotions: {p: {§says: a}}\n", "emotion needs score", "very bad"),
    "a stage's number for its id": (TOP + "    next: [§3]\n", "This link is the number 3, where an id", "with to:"),
    "text for ways on": (TOP + "    next: §s\n", "next is “s”, where a list", "Write next: [s], in brackets."),
    "a boolean in capitals": (TOP + "    entry: §True\n", "entry is “True”", "Write true, in lower case"),
    "a boolean in words": (TOP + "    entry: §yes\n", "entry is “yes”, where true or false", "without quotes"),
    "a quoted boolean": (TOP + "    entry: §'true'\n", 'entry is "true", in quotes', "without quotes"),
    "a number for a boolean": (TOP + "    entry: §1\n", "entry is the number 1, where true or false", "lower case"),
    "a quoted day": (SURVEY + "    refreshed: §'2026-11-20'\n", "in quotes, where a day", "2026-11-20, without quotes"),
    "a day with strokes": (SURVEY + "    refreshed: §2026/11/20\n", "where a day is", "Write 2026-11-20."),
    "a day that begins with the day": (SURVEY + "    refreshed: §20.11.2026\n", "where a day is", "Write 2026-11-20."),
    "a day that begins with the month": (
        SURVEY + "    refreshed: §11/20/2026\n",
        "where a day is",
        "Write 2026-11-20.",
    ),
    "a day that may begin with either": (
        SURVEY + "    refreshed: §5/6/2026\n",
        "where a day is",
        "2026-06-05, or 2026-05-06 if the month came first",
    ),
    "a day as a spreadsheet counts it": (
        SURVEY + "    refreshed: §46347\n",
        "the number 46347",
        "Write 2026-11-21, if it",
    ),
    "a day without zeros": (SURVEY + "    refreshed: §2026-1-5\n", "where a day is", "Write 2026-01-05."),
    "a day that does not exist": (
        SURVEY + "    refreshed: §2026-02-30\n",
        "a day of the calendar",
        "month and the day",
    ),
    "a day with a time": (SURVEY + "    refreshed: §2026-11-20T10:00:00Z\n", "where a day is", "time: 2026-11-20."),
    "a day in Persian digits": (
        SURVEY + "    refreshed: §۲۰۲۶-۱۱-۲۰\n",
        "where a day is",
        "2026-11-20, with the digits",
    ),
    "a Solar Hijri day": (SURVEY + "    refreshed: §1405-08-30\n", "where a Gregorian day", "may be 2026-11-21."),
    "a Solar Hijri day in Persian": (SURVEY + "    refreshed: §۱۴۰۵/۰۸/۳۰\n", "a Gregorian day", "may be 2026-11-21."),
    "a Solar Hijri day before 1990": (
        SURVEY + "    refreshed: §1360-01-01\n",
        "between 1990 and 2100",
        "Check the year",
    ),
    "a day long ago": (SURVEY + "    refreshed: §1985-11-21\n", "between 1990 and 2100", "Check the year"),
    "a day far ahead": (SURVEY + "    refreshed: §2101-01-01\n", "between 1990 and 2100", "Check the year"),
    "a year for a day": (SURVEY + "    refreshed: §2026\n", "refreshed is the number 2026", "day: 2026-MM-DD,"),
    "a month for a day": (SURVEY + "    refreshed: §2026-11\n", "refreshed is “2026-11”", "day: 2026-11-DD,"),
    "words for a day": (SURVEY + "    refreshed: §yesterday\n", "refreshed is “yesterday”", "day: YYYY-MM-DD."),
    "a length without a unit": (SURVEY + "    warn_after: §90\n", "warn_after is the number 90", "Write 90d for days"),
    "a length in words": (SURVEY + "    warn_after: §3 months\n", "where a length of time", "Write 3m."),
    "a length in capitals": (SURVEY + "    warn_after: §90D\n", "where a length of time", "Write 90d."),
    "a quoted length": (SURVEY + "    warn_after: §'90d'\n", "in quotes", "without quotes: 90d."),
    "a length in Persian digits": (SURVEY + "    warn_after: §۹۰d\n", "where a length", "digits 0–9: 90d."),
    "no length at all": (SURVEY + "    warn_after: §0d\n", "where a length of time", "90d, 6w, 3m, 1y"),
    "a length that is a list": (TOP + "review: {every: §[90d]}\n", "every is a list", "90d, 6w, 3m, 1y"),
    "an unknown word": (SURVEY + "    cadence: §montly\n", "one of continuous, daily", "Did you mean monthly?"),
    "an unknown word, near none": (
        PERSONA + "    access: {internet: §great}\n",
        "none, poor, metered, good",
        "Choose one",
    ),
    "a word with an underscore": (
        SOURCE + "    type: §web_analytics\n",
        "type is “web_analytics”",
        "mean web-analytics?",
    ),
    "a word with a capital": (SOURCE + "    type: §Survey\n", "type is “Survey”", "Did you mean survey?"),
    "an American word": (SURVEY + "    families: [§behavioral]\n", "An item of families", "mean behavioural?"),
    "a word in a list": (TOP + "    outcome: §[success]\n", "outcome is a list", "without brackets"),
    "a list of words as text": (
        SURVEY + "    families: §behavioural\n",
        "families is “behavioural”, where a list",
        "Write families: [behavioural]",
    ),
    "a list of prose as text": (
        TOP + "    barriers: §No time, and no money\n",
        "barriers is “No time",
        "after a hyphen",
    ),
    "other without families": (
        TOP + "data_sources: {d: {§title: D, type: other}}\n",
        "of type other needs families",
        "behavioural, attitudinal and contextual",
    ),
    "an id in words": (TOP.replace("a1", "§Open Account"), "Open Account can't be an id", "Write open-account, say."),
    "an id with an accent": (TOP.replace("id: s", "id: §Öffnen"), "Öffnen can't be an id", "Write offnen, say."),
    "an id in Persian": (TOP.replace("id: s", "id: §خرید"), "خرید can't be an id", "has the lower-case letters a–z"),
    "an id with an underscore": (TOP.replace("id: s", "id: §a_b"), "a_b can't be an id", "Write a-b, say."),
    "a number for an id": (TOP.replace("id: s", "id: §12"), "A number can't be an id", "one letter at least"),
    "a number too large for an id": (TOP.replace("a1", "§1e999"), "A number can't be an id", "one letter at least"),
    "a day for an id": (TOP.replace("id: s", "id: §2026-11-21"), "can't be an id", "one letter at least"),
    "a boolean for an id": (TOP.replace("id: s", "id: §true"), "true can't be an id", "lower-case letters"),
    "an id of the team's own": (TOP.replace("id: s", "id: §x-a"), "x-a can't be an id", "not begin with x-"),
    "an id too long": (TOP.replace("id: s", f"id: §{'a' * 65}"), "can't be an id", "at most 64"),
    "an id that is a path": (TOP.replace("a1", "§../../x"), "../../x can't be an id", "lower-case letters"),
    "a key that is an id": (TOP + "teams: {§A b: {title: c}}\n", "A b can't be an id", "Write a-b, say."),
    "a key that is an id, of the team's own": (TOP + "teams: {§x-a: {title: c}}\n", "x-a can't be an id", "x-"),
    "a key that is an id, a number": (TOP + "teams: {§12: {title: c}}\n", "12 can't be an id", "one letter"),
    "a key that is an id, null": (TOP + "teams: {§null: {title: c}}\n", "null can't be an id", "An id has"),
    "a list for an id": (TOP.replace("a1", "§[a]"), "journey is a list, where a single text", "brackets"),
    "another format": (TOP + "format: §2\n", "format is the number 2, where 1", "reads format 1 only"),
    "a quoted format": (TOP + "format: §'1'\n", 'format is "1", in quotes', "without quotes: 1."),
    "a language in words": (TOP + "language: §English please\n", "where a language tag", "en, fa, id"),
    "a language by its name": (
        TOP + "language: §persian\n",
        "language is “persian”, where a language tag",
        "Write fa.",
    ),
    "a language by its own name": (TOP + "language: §فارسی\n", "where a language tag", "Write fa."),
    "a language by a name of two words": (TOP + "language: §Bahasa Indonesia\n", "a language tag", "Write id."),
    "a language that nobody knows": (TOP + "language: §klingonese\n", "where a language tag", "en, fa, id"),
    "a number for a language": (TOP + "language: §3\n", "where a language tag", "en, fa, id"),
    "a code that no rule has": (WAIVER + "    rule: §CX9x\n", "rule is “CX9x”, where a rule's code", "CX301"),
    "a code in small letters": (WAIVER + "    rule: §cx604\n", "rule is “cx604”, where a rule's code", "Write CX604."),
    "a way on that is nearly a stage": (
        TOP + "    next: §applies\n  - {id: appliess, title: B}\n",
        "next is",
        "[appliess]",
    ),
    "a number for a rule": (WAIVER + "    rule: §301\n", "rule is the number 301", "CX301"),
    "a touchpoint's key at a journey": (
        TOP + "§channel: web\n",
        "channel is not",
        "channel belongs to a metric or a touchpoint",
    ),
    "unknown, of many": (TOP + "    §weather: 3\n", "stage can have", "more: see cxjourney explain stage. Keys"),
    "in the singular": (TOP + "    §touchpoint: []\n", "touchpoint is not", "Did you mean touchpoints?"),
    "a name for a title": (TOP.replace("title: T", "§name: T"), "name is not", "Did you mean title?"),
    "a description": (TOP + "§description: a\n", "description is not", "Did you mean summary?"),
    "near nothing": (TOP + "    §weather: 3 days\n", "weather is not", "A stage can have"),
    "no space behind a colon in braces": (
        TOP + "    quotes: [{text: a, §persona:p}]\n",
        "persona:p is not",
        "space after it: persona: p",
    ),
    "a word on a scale": (
        TOP + "    importance: §high\n",
        "from 1 to 5",
        "whether customers stay, from 1 (hardly) to 5",
    ),
    "a word for a score": (STAGE + "    emotions: {p: §sad}\n", "from -2 to 2", "from -2 (very bad) to 2 (very good)"),
    "a number beyond a scale": (TOP + "    importance: §9\n", "from 1 to 5", "from 1 (hardly) to 5"),
    "a word for a rating": (TOUCHPOINT + "        rating: {ease: §good}\n", "from 1 to 5", "1 (poor) to 5 (excellent)"),
    "a rating out of five": (TOUCHPOINT + "        rating: {ease: §4/5}\n", "ease is “4/5”", "the number alone: 4."),
    "a rating out of ten": (TOUCHPOINT + "        rating: {ease: §8/10}\n", "ease is “8/10”", "1 (poor) to 5"),
    "about so many": (SURVEY + "    sample: §~200\n", "sample is “~200”", "the number alone: 200."),
    "thousands with a comma": (SURVEY + "    sample: §1,200\n", "sample is “1,200”", "between the digits: 1200."),
    "the end for a way on": (TOP + "    next: §none\n", "next is “none”", "Write next: [] where the journey ends"),
    "ways on with a comma": (TOP + "    next: §s, s\n", "next is “s, s”", "Write next: [s, s], in brackets."),
    "ids with a comma": (SURVEY + "    through: §web, phone\n", "“web, phone”", "Write through: [web, phone]"),
    "brackets of another script": (SURVEY + "    through: §【web】\n", "through is “【web】”", "through: [web]"),
    "bullets for hyphens": (
        TOP + "    goals:\n      §• a\n      • b\n",
        "An item of a list begins with a hyphen (-), not with •.",
        "Write - a. Do the same in the other lines like it.",
    ),
    "hyphens without a space": (
        TOP + "    goals:\n      §-a\n      -b\n",
        "A space is missing after this hyphen.",
        "Write - a",
    ),
    "text for a touchpoint": (
        TOP + "    touchpoints:\n      - §Branch visit\n",
        "This touchpoint is “Branch visit”",
        "Write {title: Branch visit, channel: branch}",
    ),
    "text for touchpoints": (
        TOP + "    touchpoints: §Visit\n",
        "where a list",
        "Write touchpoints: [{title: Visit, channel: CHANNEL}], or each",
    ),
    "text for pain points": (
        TOP + "    pain_points: §It hurts\n",
        "where a list",
        "Write pain_points: [{title: It hurts}]",
    ),
    "text for a quote": (TOP + "    quotes: [§I gave up]\n", "This quote is “I gave up”", "Write {text: I gave up}"),
    "text in quotes for a quote": (TOP + "    quotes: [§'I: a']\n", "This quote is", 'Write {text: "I: a"}'),
    "personas as a list": (TOP + "personas:\n  §- id: p\n    title: P\n", "personas is a list", "Write p: in place of"),
    "an unknown type of data": (
        SOURCE + "    type: §gossip\n",
        "where a known type of data is expected",
        "Contextual: access-and-skills, market-research, competitors, observation, partner-data. Of no family: demo",
    ),
    "words with a Persian comma": (
        SURVEY + "    families: [§behavioural، attitudinal]\n",
        "behavioural، attitudinal",
        "in place of ،: behavioural, attitudinal.",
    ),
    "a word in curly quotes": (TOP + "    outcome: §“other”\n", "outcome is", "without these quotes: other."),
    "text that a # cut off": (TOP.replace("title: S", "title:§ #1 reason"), "no value", 'quote it: "#1 reason"'),
    "an item that a # cut off": (TOP + "    goals:\n      -§ #1 price\n", "no value", 'quote it: "#1 price"'),
    "thousands with a point": (
        SURVEY + "    sample: §1.204\n",
        "number 1.204, where a whole",
        "between the digits: 1204.",
    ),
    "thousands with a point and zeros": (
        SURVEY + "    sample: §1.200\n",
        "where a whole",
        "between the digits: 1200.",
    ),
    "one thousand with a point": (SURVEY + "    sample: §1.000\n", "where a whole", "between the digits: 1000."),
    "a place on a scale with three decimals": (
        TOP + "    importance: §4.000\n",
        "where a whole",
        "without decimals: 4.",
    ),
    "people with decimals": (SURVEY + "    sample: §12.4\n", "number 12.4, where a whole", "without decimals: 12."),
    "marks of a programmer": (METRIC + "    value: 1\n    sample: §1_204\n", "“1_204”", "between the digits: 1204."),
    "marks, oddly": (METRIC + "    value: 1\n    sample: §12_04\n", "“12_04”", "between the digits: 1204."),
    "a decimal comma before zeros": (PERSONA + "    share: §0,600\n", "“0,600”", "decimals with a point: 0.600."),
    "a range": (TOP + "    importance: §3-5\n", "importance is “3-5”", "Write one number, not a range: 4."),
    "a range beyond the scale": (TOP + "    importance: §5–9\n", "“5–9”", "not a range: 5."),
    "a range of decimals": (METRIC + "    value: §3 to 4\n", "value is “3 to 4”", "not a range: 3.5."),
    "several numbers": (TOP + "    importance: §[9, 4]\n", "importance is a list", "hyphens: 4."),
    "several words for a number": (TOP + "    importance: §[a, b]\n", "importance is a list", "Write it in digits."),
    "a face": (STAGE + "    emotions: {p: §🙂}\n", "This emotion is “🙂”", "in place of the face: 1."),
    "an angry face": (STAGE + "    emotions: {p: §😡}\n", "This emotion is “😡”", "in place of the face: -2."),
    "stars": (TOP + "    importance: §⭐⭐⭐⭐\n", "importance is", "Write how many there are: 4."),
    "more stars than the scale has": (TOP + "    importance: §★★★★★★\n", "importance is", "there are: 5."),
    "a figure with its unit": (
        METRIC + "    value: §3 weeks\n",
        "value is “3 weeks”",
        "value: 3 and, on the line below, unit: weeks",
    ),
    "a count with what it counts": (
        METRIC + "    value: 1\n    sample: §40 people\n",
        "sample is",
        "Write the number alone: 40.",
    ),
    "a figure with points between thousands": (METRIC + "    value: §1.500,50\n", "value is", "number alone: 1500.50."),
    "a figure with commas between thousands": (METRIC + "    value: §1,500.5\n", "value is", "number alone: 1500.5."),
    "a score with a unit": (TOP + "    importance: §4 points\n", "importance is", "Write the number alone: 4."),
    "a comma in braces": (TOP + "personas: {p: {title: Maya, §34}}\n", "34 is not", 'Write title: "Maya, 34"'),
    "a decimal comma in braces": (TOP + "personas: {p: {title: M, share: 0,§6}}\n", "6 is not", "write share: 0.6"),
    "a key without a value behind quotes": (
        TOP + 'personas: {p: {title: "M", §34}}\n',
        "34 is not",
        "A persona can have",
    ),
    "no id, but a title": (TOP + "  - §title: Opens an account\n", "needs “id”", "Add id: opens-an-account (A short"),
    "no id, and a title that would be another's": (TOP + "  - §title: S\n", "needs “id”", "Add id: s-2 (A short name"),
    "a duration": (TOP + "    duration: §3 days\n", "duration is “3 days”", "Write duration: {typical: 3d}"),
    "a duration in minutes": (
        TOP + "    duration: §10min\n",
        "duration is “10min”",
        "Write duration: {typical: 10min}",
    ),
    "a duration in words": (TOP + "    duration: {longest: §40 minutes}\n", "longest is", "Write 40min."),
    "a duration in hours": (TOP + "    duration: {typical: §2 hrs.}\n", "typical is", "Write 2h."),
    "a duration that is none": (TOP + "    duration: {typical: §a while}\n", "typical is", "20min, 3h, 2d, 1w"),
    "a picture": (TOP + "    §photo: a.png\n", "photo is not", "Write image: {file: a.png, alt: what it shows}"),
    "a channel of a stage": (TOP + "    §channel: web\n", "channel is not", "A channel belongs to a touchpoint"),
    "feelings": (TOP + "    §feelings: good\n", "feelings is not", "under emotions:"),
    "an attribute of another entity": (TOUCHPOINT + "        §sponsor: x\n", "sponsor is not", "move this line there"),
    "near one, and another's": (
        TOP + "    §goal: x\n",
        "goal is not",
        "goal belongs to a journey: move this line there. A stage has goals.",
    ),
    "one thing that somebody lacks": (
        PERSONA + "    access: {lacks: §printer}\n",
        "lacks is “printer”, where a list is expected.",
        "Write lacks: [printer], in brackets.",
    ),
    "one thing that a touchpoint asks for": (
        TOUCHPOINT + "        asks_for: §printer\n",
        "where a list is expected",
        "Write asks_for: [printer], in brackets.",
    ),
    "the highest of four severities": (PAIN_POINT + "        severity: §4\n", "the number 4", "Did you mean critical?"),
    "a severity misspelt": (PAIN_POINT + "        severity: §hgih\n", "severity is “hgih”", "Did you mean high?"),
}


@pytest.mark.parametrize("case", CASES)
def test_one_fault_gives_one_finding_where_it_stands(case: str) -> None:
    marked, message, help_ = CASES[case]
    before, _, after = marked.partition("§")
    (finding,) = found_in(before + after)
    lines = before.split("\n")
    assert finding.code == "CX102"
    assert (finding.span.line, finding.span.column) == (len(lines), len(lines[-1]) + 1), finding
    assert message in finding.message
    assert help_ in finding.help
    assert finding.message.endswith(".")


def test_several_ids_where_one_is_expected() -> None:
    first = found_in(TOP + "owner: [sales, web]\n")[0]
    assert first.message == "owner is a list, where a single id is expected."
    assert first.help == (
        "One team owns it, and who else takes part can be named under shared_with: of the journey. "
        "Choose between sales and web, and write it without brackets and hyphens: owner: sales"
    )


ONE_OF_SEVERAL = {
    "phase: [before, after]": "Only one can stand here: choose between before and after, and write it without brackets "
    "and hyphens: phase: before",
    "metrics: [{kind: nps, persona: [ann, bob]}]": "Only one can stand here: write a metric for each of ann and bob.",
    "metrics: [{kind: nps, channel: [web, phone]}]": "Only one can stand here: write a metric for each of web and "
    "phone.",
    "quotes: [{text: Slow, persona: [ann, bob]}]": "Only one can stand here: write a quote for each of ann and bob.",
    "summary: [One, Two]": 'Write it without brackets and hyphens: "One, Two"',
    "touchpoints: Web shop, Call centre": "Write touchpoints: [{title: Web shop, channel: web}, {title: Call centre, "
    "channel: phone}], or each touchpoint on a line of its own, after a hyphen.",
    "pain_points: Slow, Costly": "Write pain_points: [{title: Slow}, {title: Costly}], or each pain point on a line of "
    "its own, after a hyphen.",
    "pain_points: The letter comes late, and nobody says why": "Write pain_points: [{title: "
    '"The letter comes late, and nobody says why"}], or each pain point on a line of its own, after a hyphen.',
    "metrics: nps, csat": "Write metrics: [{kind: nps}, {kind: csat}], or each metric on a line of its own, after a "
    "hyphen.",
    "questions: What does it cost? How long?": "Write questions: [What does it cost?, How long?], or each text on a "
    "line of its own, after a hyphen.",
    "goals: Find it, and buy it": 'Write goals: ["Find it, and buy it"], or each text on a line of its own, after a '
    "hyphen.",
    "quotes: Too slow, too dear": 'Write quotes: [{text: "Too slow, too dear"}], or each quote on a line of its own, '
    "after a hyphen.",
}


@pytest.mark.parametrize("line", ONE_OF_SEVERAL)
def test_a_list_where_one_stands_and_one_text_where_a_list_does_lose_nothing(line: str) -> None:
    assert found_in(f"{TOP}    {line}\n")[0].help == ONE_OF_SEVERAL[line]


def test_two_stages_in_a_text_are_two() -> None:
    first = found_in("journey: a1\ntitle: T\nstages: Looks, Pays\n")[0]
    assert "stages: [{id: looks, title: Looks}, {id: pays, title: Pays}]" in first.help


def test_faults_and_unknown_references_come_out_together() -> None:
    findings = found_in(TOP + "    data: [nothing]\n    importance: 7\nowner: nobody\ngaol: a\n")
    assert [(finding.code, finding.span.line) for finding in findings] == [
        ("CX103", 6), ("CX102", 7), ("CX103", 8), ("CX102", 9),
    ]  # fmt: skip


SOUND = [
    TOP + "    importance: 3.0\n",
    TOP + "goal: no\nsponsor: on\nsummary: 12:30\nlanguage: no\n",
    TOP.replace("title: S", "title: 2026-11-21"),
    TOP.replace("title: S", "title: nUll"),
    TOP.replace("title: S", "title: '12'"),
    TOP + "    outcome: 'success'\n",
    TOP + "    next: []\n    goals: []\nteams: {}\n",
    TOP + "    questions: [What does it cost, and when?]\n",
    SURVEY + "    refreshed: 2026-11-20\n    warn_after: 6w\n    families: []\n",
    STAGE + "    emotions: {p: -2.0}\n",
    PERSONA + "    share: {value: 1, date: 2026-01-01}\n",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound(text: str) -> None:
    assert found_in(text) == []


PROGRAMMERS = re.compile(
    r"\b(?-i:None)\b|pydantic|valid|\bdict|\bstr\b|\bint\b|float|\bbool|NoneType|input_value|\bloc\b|tuple|\bobject\b"
    r"|\bclass\b|literal|pars(?:e|ing|able)|exception|traceback|\bstring|\binteger\b|boolean|array|\bnull\b(?! can't)"
    r"|schema|regex|pattern|scalar|\btoken|\bnode\b|instance|\btype=|invalid|illegal|forbidden"
    r"|you (?:must|should|forgot)|error",
    re.IGNORECASE,
)
VALUES = st.sampled_from(
    [
        "3",
        "-7",
        "1e999",
        ".nan",
        "'4'",
        "true",
        "'true'",
        "null",
        "~",
        "",
        "[]",
        "{}",
        "[a]",
        "{a: b}",
        "[[a], {b: c}]",
        "2026-11-20",
        "1405-08-30",
        "۴",
        "34%",
        "90",
        "90d",
        "''",
        "Öffnen",
        "a b",
        "x-a",
        "[~]",
        "{a: ~}",
        "{x-a: 1}",
        "{to: 3}",
        "{score: 9}",
        "{value: a}",
        "[{title: 3}]",
        "[{kind: a, value: b}]",
        "{p: {score: a}}",
        "[3, true]",
    ]
)
NAMES = st.sampled_from(
    [
        "journey",
        "title",
        "stages",
        "format",
        "language",
        "status",
        "replaces",
        "goal",
        "owner",
        "shared_with",
        "review",
        "travelled_by",
        "metrics",
        "teams",
        "personas",
        "data_sources",
        "channels",
        "waivers",
        "organisation",
        "id",
        "phase",
        "importance",
        "entry",
        "outcome",
        "next",
        "questions",
        "quotes",
        "emotions",
        "data",
        "touchpoints",
        "pain_points",
        "delivery",
        "weather",
        "Title",
        "x-own",
        "12",
    ]
)


@settings(max_examples=400)
@given(st.dictionaries(NAMES, VALUES, max_size=4), st.dictionaries(NAMES, VALUES, max_size=4), st.booleans())
def test_no_finding_speaks_to_programmers(top: dict[str, str], stage: dict[str, str], is_stage: bool) -> None:
    lines = [f"{name}: {value}" for name, value in ({"journey": "a", "title": "b"} | top).items() if name != "stages"]
    own = {"id": "s", "title": "t"} | stage
    held = ["stages:", *(f"  {'- ' if n == 0 else '  '}{name}: {value}" for n, (name, value) in enumerate(own.items()))]
    text = "\n".join([*lines, *(held if is_stage else [f"stages: {top.get('stages', '[]')}"])])
    for finding in found_in(text):
        words = re.sub(r"“[^”]*”|\"[^\"]*\"|There are: .*|\S+ can't be an id", "", f"{finding.message} {finding.help}")
        assert not PROGRAMMERS.search(words), words
        assert finding.message[0].isupper() or finding.message.split()[0] in text, finding.message
        assert finding.message.endswith((".", "?")), finding.message
        assert len(finding.help) > 10


@pytest.mark.parametrize("case", CASES)
def test_no_case_above_speaks_to_programmers(case: str) -> None:
    for finding in found_in(CASES[case][0].replace("§", "")):
        words = re.sub(r"“[^”]*”|\"[^\"]*\"", "", f"{finding.message} {finding.help}")
        assert not PROGRAMMERS.search(words), words


@pytest.mark.parametrize("word", ["none", "end", "End"])
def test_a_word_for_the_end_is_no_stage(word: str) -> None:
    (finding,) = found_in(TOP + f"    next: [{word}]\n")
    assert (finding.code, finding.message) == ("CX103", f"No stage is called {word}.")
    assert "write next: []" in finding.help


@pytest.mark.parametrize(
    ("lines", "helps"),
    [
        ("    judul: Mencari\n", ["Did you mean title?"]),
        ("    emosi: {}\n", ["Did you mean emotions?"]),
        ("    pain_points: [{title: Lama, severity: parah}]\n", ["Did you mean high?"]),
        ("    importance: tinggi\n", ["Write a number in place of the word, such as 4."]),
        ("    importance: زیاد\n", ["Write a number in place of the word, such as 4."]),
        ("    outcome: berhasil\n", ["Did you mean success?"]),
        ("    metrics: [{kind: contacts, value: 1,200}]\n", ["between the digits: 1200.", "write value: 1.200"]),
        ("    metrics: [{kind: nps, value: 42,5}]\n", ["Decimals have a point, not a comma: write value: 42.5"]),
        ("personas: {ann: {title: Ann, share: 34,5%}}\n", ["Decimals have a point, not a comma: write share: 0.345"]),
        ("    questions:\n      1. What is it?\n      2. How long?\n", ["Write - What is it?"]),
        ("    questions:\n    1. What is it?\n    2. How long?\n", ["Write - What is it?"]),
    ],
)
def test_words_and_figures_as_they_are_written_elsewhere_are_led_to_the_format_s(lines: str, helps: list[str]) -> None:
    said = " ".join(finding.help for finding in found_in(TOP + lines))
    assert not [one for one in helps if one not in said], said
