"""Messages that are written before anybody knows in which language they will be read.

Reading and building find faults without knowing a language. What they say is English for whoever looks at it as text,
and can be said in any other language by `message_text`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from cxjourney.languages import FALLBACK, Language, language


class Message(str):
    """Text in English that other languages can say too.

    Attributes:
        spoken: Returns the text in a language. A partial of a function of a module, so that other processes read it.
    """

    __slots__ = ("spoken",)
    spoken: Callable[[Language], str]

    def __new__(cls, spoken: Callable[[Language], str]) -> "Message":
        """Return the text in English, by what says it in a language."""
        text = super().__new__(cls, spoken(language(FALLBACK)))
        text.spoken = spoken
        return text

    @property
    def key(self) -> str | None:
        """The key of the message that it is; None of one that is put together of several."""
        spoken = self.spoken
        return str(spoken.args[0]) if isinstance(spoken, partial) and spoken.func is _text else None

    @property
    def values(self) -> Mapping[str, object]:
        """The values that are put into the message that it is; none of one that is put together of several."""
        spoken = self.spoken
        return dict(spoken.args[1]) if isinstance(spoken, partial) and spoken.func is _text else {}

    def __reduce__(self) -> "tuple[type[Message], tuple[Callable[[Language], str]]]":
        """Return what it is made of again."""
        return Message, (self.spoken,)


def message_text(text: str, words: Language) -> str:
    """Return a text in a language where it is a message; any other text as it is."""
    return text.spoken(words) if isinstance(text, Message) else text


def message(key: str, /, **values: object) -> Message:
    """Return the message of a key, with the values put in, those that are messages in its language.

    Raises:
        KeyError: As `Language.text` does.
    """
    return Message(partial(_text, key, values))


def count_message(key: str, n: int, /, **values: object) -> Message:
    """Return the message for a number of things, with the values put in.

    Raises:
        KeyError: As `Language.count` does.
    """
    return Message(partial(_count, key, n, values))


def join_sentences(*sentences: str) -> Message:
    """Return sentences one behind the other, those that are empty left out."""
    return Message(partial(_sentences, tuple(filter(None, sentences))))


def join_words(*words: str) -> Message:
    """Return words one behind the other, with a space between."""
    return Message(partial(_joined, " ", words))


def join_lines(*lines: str) -> Message:
    """Return lines one below the other."""
    return Message(partial(_joined, "\n", lines))


def english_text(text: str) -> Message:
    """Return a text that is there in English alone: in other languages it is left out."""
    return Message(partial(_english, text))


def capitalize(text: str) -> Message:
    """Return a text that begins a sentence."""
    return Message(partial(_capital, text))


def number_message(n: int) -> Message:
    """Return a number, its thousands apart, as `Language.number` does."""
    return Message(partial(_number, n))


def list_message(words: Iterable[str], most: int = 12) -> Message:
    """Return words as a list with commas, as `Language.join_comma` does."""
    items = list(words)
    return Message(partial(_list, tuple(items[:most]), len(items)))


def and_message(words: Iterable[str], most: int | None = None) -> Message:
    """Return words as a list in a sentence, as `Language.join_and` does."""
    return Message(partial(_and, tuple(words), most))


def or_message(words: Iterable[str], most: int | None = None) -> Message:
    """Return words as a choice in a sentence, as `Language.join_or` does."""
    return Message(partial(_or, tuple(words), most))


def quote_message(text: str) -> Message:
    """Return a text in quotes, what is quoted within it in inner ones, as `Language.quote` does."""
    return Message(partial(_quote, text))


def _quote(text: str, words: Language) -> str:
    return words.quote(message_text(text, words))


def _values(values: Mapping[str, object], words: Language) -> dict[str, object]:
    return {name: message_text(value, words) if isinstance(value, str) else value for name, value in values.items()}


def _text(key: str, values: Mapping[str, object], words: Language) -> str:
    return words.text(key, **_values(values, words))


def _count(key: str, n: int, values: Mapping[str, object], words: Language) -> str:
    return words.count(key, n, **_values(values, words))


def figure_message(figure: float) -> Message:
    """Return a figure in the digits and signs of the language, as `Language.figure` does."""
    return Message(partial(_figure, figure))


def _figure(figure: float, words: Language) -> str:
    return words.figure(figure)


def _english(text: str, words: Language) -> str:
    return text if words.words == FALLBACK else ""


def _capital(text: str, words: Language) -> str:
    said = message_text(text, words)
    return said[:1].upper() + said[1:]


def _number(n: int, words: Language) -> str:
    return words.number(n)


def _sentences(sentences: tuple[str, ...], words: Language) -> str:
    return words.join_sentences(message_text(sentence, words) for sentence in sentences)


def _joined(joint: str, parts: tuple[str, ...], words: Language) -> str:
    return joint.join(message_text(part, words) for part in parts)


def _list(shown: tuple[str, ...], n: int, words: Language) -> str:
    return words.join_shown([message_text(item, words) for item in shown], n)


def _and(items: tuple[str, ...], most: int | None, words: Language) -> str:
    return words.join_and((message_text(item, words) for item in items), most)


def _or(items: tuple[str, ...], most: int | None, words: Language) -> str:
    return words.join_or((message_text(item, words) for item in items), most)
