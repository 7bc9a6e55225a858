"""HTML -> the same elements in fewer bytes, by what HTML lets its writer leave out (HTML Standard, 13.1.2).

Scripts and style sheets lose what stands in them for those who write them: comments and indentation.
"""

import re

_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_BARE = re.compile(r"[^\s\"'=<>`]+")
_SPACES = re.compile(r">\s*\n\s*<")
_NO_CLASS = re.compile(r' class=""')
_UNNEEDED = re.compile(
    r"</li>(?=<li[ >]|</[uo]l>)"
    r"|</t[dh]>(?=<t[dh][ >]|</tr>)"
    r"|</tr>(?=<tr[ >]|</t(?:body|head)>)"
    r"|</thead>(?=<tbody)|</tbody>(?=</table>)"
    r"|</d[td]>(?=<d[td][ >]|</dl>)"
    r"|</option>(?=<option[ >]|</select>)"
    r"|</p>(?=<(?:p|div|ul|ol|dl|h[1-6]|table|form|section|article|details)[ >]"
    r"|</(?:div|section|article|li|t[dh]|dd|header|footer)>)"
)

_SCRIPT_EXTRA = re.compile(r"^[ \t]*//.*|^[ \t]+|(?<=[;{}])[ \t]*// [^'\"`\n]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"\n{2,}")
_STYLE_EXTRA = re.compile(r"/\*.*?\*/|\n", re.DOTALL)


def minify_script(text: str) -> str:
    """Return a script of ours without indentation and comments; none of its texts goes over a line."""
    return _EMPTY_LINE.sub("\n", _SCRIPT_EXTRA.sub("", text)).lstrip("\n")


def minify_style(text: str) -> str:
    """Return a style sheet of ours in one line, without comments; each of its lines ends a rule or a declaration."""
    return _STYLE_EXTRA.sub("", text)


def minify(html: str) -> str:
    """Return a piece of HTML without quotes and ends of elements that nothing needs.

    Its texts hold no markup: each ``<`` in them is written as an entity, so that what looks like a tag is one. Spaces
    between two tags go where a line ends there.
    """
    short = _NO_CLASS.sub("", _SPACES.sub("><", html))
    return _UNNEEDED.sub("", _TAG.sub(_unquote, short)).replace("&#39;", "'")


def _unquote(tag: re.Match[str]) -> str:
    bare = _ATTRIBUTE.sub(_value, tag[0])
    return bare[:-2] + " />" if bare.endswith("/>") and not bare.endswith(('"/>', " />")) else bare


def _value(found: re.Match[str]) -> str:
    value = found[1].replace("&#39;", "'")
    return f"={value}" if _BARE.fullmatch(value) else f'="{value}"' if value else ""
