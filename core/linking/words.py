"""From text to words: tokens of a question, stems, and the words inside an identifier."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache

import snowballstemmer

from ..contracts.linked import Token
from .abbreviations import ABBREVIATIONS, guess
from .lexicon import IRREGULAR, STOP, english

MAX_TOKENS = 600
"""Words of a question that are read; a longer text is not a question, and every later step is linear in this."""

_TOKEN = re.compile(
    r"""
    (?P<quoted> (?<!\w)"[^"\n]+" | “[^”\n]+” | ‘[^’\n]+’ | `[^`\n]+` | (?<!\w)'[^'\n]+'(?!\w) )
  | (?P<email> [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
  | (?P<date> \d{4}-\d{1,2}-\d{1,2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?!\w) | \d{1,4}/\d{1,2}/\d{1,4}(?!\w) )
  | (?P<number> \d+(?:,\d{3})+(?:\.\d+)?(?!\w) | \d+\.\d+(?:k|m|bn|b)?(?!\w) | \d+(?:k|m|bn)?(?!\w) )
  | (?P<word> [^\W_]+ (?:['’](?!s\b)[^\W\d_]+)? )
  | (?P<sign> >= | <= | != | <> | [^\w\s] )
    """,
    re.X | re.I,
)
_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")
_stemmer = snowballstemmer.stemmer("english")
_stemmer_lock = threading.Lock()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem that words are compared by: lower case, singular, without endings; irregular plurals are known."""
    lower = word.lower()
    lower = IRREGULAR.get(lower, lower)
    if len(lower) <= 3 and not lower.endswith("s"):
        return lower
    # The Snowball object keeps the word it works on, so two threads may not share it at one moment.
    with _stemmer_lock:
        return str(_stemmer.stemWord(lower))


def tokenize(question: str) -> tuple[Token, ...]:
    """The words, numbers, quoted texts and signs of `question`, in order; at most `MAX_TOKENS`.

    A possessive `'s` is dropped, hyphens and underscores part words, quotes are left out of a quoted text.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(question):
        text = match.group()
        quoted = match.lastgroup == "quoted"
        if quoted:
            text = text[1:-1].strip()
        if not text or (text in ("'", "’") or (text.lower() == "s" and _possessive(question, match.start()))):
            continue
        shown = text.lower() if match.lastgroup != "word" else stem(text)
        tokens.append(Token(text, match.start(), match.end(), shown, quoted))
        if len(tokens) == MAX_TOKENS:
            break
    return tuple(tokens)


def _possessive(question: str, start: int) -> bool:
    return start > 0 and question[start - 1] in "'’"


def is_word(token: Token) -> bool:
    """Does the token hold a letter or digit, rather than being a sign?"""
    return any(char.isalnum() for char in token.text)


def plain(text: str) -> str:
    """Lower-case words of `text` with single spaces between: how stored values and spans of a question are compared."""
    return " ".join(token.text.lower() for token in tokenize(text) if is_word(token))


@lru_cache(maxsize=200_000)
def split_identifier(name: str) -> tuple[str, ...]:
    """The words inside a name, lower case: `custAddr2` → `cust`, `addr`, `2`."""
    return tuple(part.lower() for part in _PART.findall(name))


def spell_out(parts: tuple[str, ...], known: frozenset[str], short: Mapping[str, str]) -> tuple[str, ...]:
    """Words of an identifier with abbreviations written out and run-together words parted.

    :param known: words that may be found inside a run-together one (`lastname` → `last`, `name`).
    :param short: beginnings of the schema's table names and the only word that each may stand for (`stu` → `student`).
    """
    words: list[str] = []
    for part in parts:
        if part in ABBREVIATIONS and (len(part) > 2 or len(parts) > 1):
            words.extend(ABBREVIATIONS[part])
        elif part in known or part in english() or part.isdigit():
            words.append(part)
        else:
            words.extend(_spell_part(part, known, short))
    return tuple(words)


def _spell_part(part: str, known: frozenset[str], short: Mapping[str, str]) -> tuple[str, ...]:
    for cut in range(len(part) - 2, 1, -1):
        left, right = part[:cut], part[cut:]
        right_known = right in known or right in ABBREVIATIONS
        if right_known and (left in known or left in ABBREVIATIONS or (right == "id" and left in short)):
            return (*spell_out((left,), known, short), *spell_out((right,), known, short))
    if part in STOP:
        return (part,)
    return (short.get(part) or guess(part) or part,)


def short_forms(words: Iterable[str]) -> dict[str, str]:
    """Beginnings of 2–4 letters that only one of `words` (and forms of it) has → the shortest form of that word."""
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for word in sorted(words, key=len):
        root = stem(word)
        for size in range(2, min(4, len(word) - 1) + 1):
            if taken.setdefault(word[:size], root) != root:
                taken[word[:size]] = ""
            found.setdefault(word[:size], word)
    return {short: word for short, word in found.items() if taken[short]}
