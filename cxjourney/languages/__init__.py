"""The tool's own words by language: a file of messages for each, and how a language writes what is put into them."""

from cxjourney.languages.figures_to_type import plain_figure
from cxjourney.languages.localisation import Language, base_language, language, team_language
from cxjourney.languages.message_files import FALLBACK, available_languages

__all__ = [
    "FALLBACK", "Language", "available_languages", "base_language", "language", "plain_figure", "team_language",
]  # fmt: skip
