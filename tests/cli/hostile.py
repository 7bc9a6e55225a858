"""Inputs that nobody should trust: each is the text of a journey, or bytes, under the name of what it attacks."""

from .command import JOURNEY

TITLE = "title: Buys a ticket"


def titled(title: str) -> str:
    """Return the sound journey with that title, its stages and persona titled alike; the text is escaped for YAML."""
    escaped = title.encode("unicode_escape").decode().replace('"', '\\"')
    text = JOURNEY
    for old in ("Buys a ticket", "Looks for a ticket", "The site", "Greta", "Clicks"):
        text = text.replace(f"title: {old}", f'title: "{escaped}"')
    return text


ESCAPE = "\x1b[31m"
BIDI = "\u202e\u2066\u200f\u061c"
HIDDEN = "\u200b\ufeff\u2060\U000e0041"

UNREADABLE: dict[str, bytes] = {
    "empty": b"",
    "only-comments": b"# nothing\n# here\n",
    "scalar": b"42\n",
    "list": b"- journey: x\n",
    "null": b"~\n",
    "second-document": JOURNEY.encode() + b"---\n" + JOURNEY.encode(),
    "directive": b"%YAML 9.9\n---\njourney: x\n",
    "nul": b"journey: x\0y\n",
    "latin-1": b"journey: caf\xe9\n",
    "utf-16": JOURNEY.encode("utf-16"),
    "utf-32": JOURNEY.encode("utf-32"),
    "lone-surrogate": b'journey: x\ntitle: "\\ud800"\nstages: []\n',
    "raw-surrogate": b"journey: x\ntitle: \xed\xa0\x80\n",
    "escape-sequence": f"journey: x\ntitle: {ESCAPE}\n".encode(),
    "escaped-escape": b'journey: x\ntitle: "\\e[31m"\nstages: []\n',
    "next-line": b'journey: x\ntitle: "a\\Nb"\nstages: []\n',
    "line-separator": "journey: x\ntitle: a\u2028stages: []\n".encode(),
    "tag": b"journey: !!python/object/apply:os.system [touch /tmp/owned]\n",
    "merge-key": b"a: &a {journey: x}\n<<: *a\n",
    "duplicate-key": b"journey: x\njourney: y\n",
    "key-no-text": b"journey: x\n? [a, b]\n: 1\n",
    "anchors-that-grow": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(12)),
    "alias-to-itself": b"journey: &a [*a]\n",
    "alias-to-nothing": b"journey: *nowhere\n",
    "too-deep-flow": b"[" * 100_000,
    "too-deep-mapping": b"{a: " * 50_000,
    "too-deep-block": b"".join(b"%sa:\n" % (b" " * n) for n in range(1000)),
    "too-deep-dashes": b"- " * 30_000 + b"x",
    "too-many-nodes": b"journey: x\nstages: [" + b"a," * 300_000 + b"]\n",
    "too-large": b"# " + b"x" * 2_100_000,
    "one-long-line": b"journey: " + b"x" * 1_900_000,
    "many-keys": b"".join(b"k%d: 1\n" % n for n in range(60_000)),
    "unclosed-quote": b'journey: "x\n' + b"y\n" * 1000,
    "tab": b"journey:\n\t- x\n",
    "huge-number": b"journey: x\ntitle: X\nstages: [{id: a, title: A, importance: 1" + b"0" * 5000 + b"}]\n",
    "infinity": b"journey: x\ntitle: X\nstages: [{id: a, title: A, importance: .inf}]\n",
    "not-a-number": b"journey: x\ntitle: X\nstages: [{id: a, title: A, importance: .nan}]\n",
    "id-that-climbs": JOURNEY.replace("journey: buys", "journey: ../../x").encode(),
    "absolute-id": JOURNEY.replace("journey: buys", "journey: /tmp/x").encode(),
    "id-with-bidi": JOURNEY.replace("journey: buys", f"journey: bu{BIDI}ys").encode(),
    "id-with-hidden": JOURNEY.replace("journey: buys", f"journey: bu{HIDDEN}ys").encode(),
    "id-of-another-script": JOURNEY.replace("journey: buys", "journey: bu\u0443s").encode(),
    "long-unknown-key": JOURNEY.encode() + b"x" * 20_000 + b": 1\n",
    "injecting-key": JOURNEY.encode() + b'"::error::owned": 1\n"##[error]owned": 1\n"%0A::error::": 1\n',
}
"""What keeps a file from being judged: one error at least, and nothing else happens."""

TITLES: dict[str, str] = {
    "markup": "<b>&amp;\"'</b><script>alert(1)</script>",
    "dot-escapes": "\\N \\G \\l a|b {x} <port>",
    "newlines": "one\ntwo\n\nthree\n",
    "long": "x" * 20_000,
    "long-words": "word " * 4_000,
    "long-persian": "سفارش " * 4_000,
    "bidi": f"pay {BIDI}slowly",
    "hidden": f"pay {HIDDEN}slowly",
    "persian-and-emoji": "می\u200cخواهم 👩\u200d👩\u200d👧 🏳️\u200d🌈",
    "console-markup": "[red]red[/red] [/] [bold [link=https://x.example]x[/link]",
    "emoji-code": ":smile: :warning:",
    "github-command": "::error file=x,line=1::owned",
    "github-old-command": "all is well ##[error]owned ##vso[task.complete]",
    "github-newline": "x%0A::error::owned",
    "github-after-a-line": "fine\n::error::owned\n  ::set-output name=x::y",
    "github-wide-space": "\u3000::error::owned",
    "placeholder": "{title} {stage} {n} {0} %s %(x)s $HOME `id`",
    "formula": "=HYPERLINK(1)",
    "combining": "e" + "\u0301" * 500,
    "wide": "漢字" * 200,
    "figures": "12.5% -1 2026-11-21",
    "spaces": "   a \t  b   ",
}
"""Titles that are text, whatever they look like: the journey is sound."""
