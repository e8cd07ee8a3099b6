"""Is a text a change of the question before it, or a whole new question?"""

from __future__ import annotations

from aifordb.core.plan.model import Select

from ..draft import Draft
from ..measures import MONEY
from ..words import AGGREGATE_WORDS, BY, GROUP, PEOPLE, phrase, words_of
from .edit import Edit, anchor_of

GLUE = words_of(
    "and but ok okay now then so also please well great thanks thank you alright what about how only just instead same the too ones one them their "
    "those these it its they that this there rather show me give list display see see want i would like can could let us let's make keep do did with for "
    "in as of to at from on by per is are was were has have had be a an all add include including plus additionally which who many much result results "
    "answer rows row list break down broken split group grouped but again here still other another way round around"
)
"""Words that carry a follow-up and change nothing by themselves."""
SURE, LIKELY, MAYBE = 0.9, 0.75, 0.55
_SHORT = 4
_ELSE = words_of(
    "compare compared comparison versus vs difference why chart plot graph predict forecast growth trend median"
)
"""What no change of a plan gives, or no plan at all."""
_YES_OR_NO = words_of("is are was were do does did can will has have should")
_LEADS = phrase(r"(?:and|but|ok|okay|now|then|so|also|please|alright|great|thanks|,)")
_ASKS = words_of(
    "how which what who whom whose list find give count when where name display get tell is are do does did was were"
)
_VERBS = words_of("have has had did do does are were was never haven't hasn't don't didn't aren't")
_NUMBERS = words_of("number count percentage percent share proportion rate show total")
_SIGNUPS = words_of("signups signup registrations")
_OURS = words_of("our we us my i")
_NARROWS = words_of("only just top first last also too add with by per sorted without")
_REFERS = words_of("them their those these ones it its they same instead")
_OPENS = words_of(
    "only just by per in for as without except excluding exclude ignore not sort order sorted ordered top first last bottom with over under more less since "
    "before after split group break limit reverse descending ascending all remove drop include add until between during from no above below at"
)


def fragment(draft: Draft, before: Select) -> float | None:
    """How surely the words are a change of `before`; None if they ask something whole of their own."""
    question = draft.question
    words = [word for word in question.words if word[:1].isalnum() or word in ("%", "~")]
    if _ELSE & set(words):
        return None
    led = False
    while words and _LEADS.fullmatch(words[0]):
        led, words = True, words[1:]
    if not words or words[0] in _YES_OR_NO:
        return None
    text = " ".join(words)
    refers = bool(_REFERS & set(words))
    if text.startswith(("what about", "how about")):
        return SURE
    if _restricts(draft, words, before):
        return LIKELY
    if _names_subject(draft, words, before) or (not (led or refers) and _is_whole(draft, words, before)):
        return MAYBE if refers else None
    if words[0] in _OPENS or led or refers:
        return SURE
    return LIKELY if len(words) <= _SHORT or words[0] in ("show", "which", "how") else MAYBE


def _names_subject(draft: Draft, words: list[str], before: Select) -> bool:
    """Does it say what it is about: "how many customers …", "orders per month", "revenue by country"?"""
    question, first = draft.question, words[0]
    if first in _OPENS:
        return False
    start = next((at for at, word in enumerate(question.words) if word == first), 0)
    groups = {found.last + 1 for found in (*question.find(GROUP), *question.find(BY))}
    least = 0.6 if first in _ASKS else 0.85
    named = (c for c in question.chunks if c.first >= start and c.best("table") >= least and c.first not in groups)
    subject = next(named, None)
    money = next((found.first for found in question.find(MONEY)), None)
    if first in _ASKS or first in _NUMBERS:
        if first == "which" and len(words) == 2 and subject is not None:  # "which customers?"
            return draft.table_of(subject) != anchor_of(before, draft.schema)
        return money is not None or subject is not None
    return money is not None or (
        subject is not None and subject.first == start and subject.best("table") > subject.best("column", "value")
    )


def _is_whole(draft: Draft, words: list[str], before: Select) -> bool:
    """Does it say an aggregate and what it is of: "average price per category"; or ask to be shown something, at length?"""
    if words[0] in _SIGNUPS or (words[0] in _ASKS and _OURS & set(words)):
        return True
    if words[0] in ("show", "list", "give") and len(words) > _SHORT and not _NARROWS & set(words):
        return True
    if words[0] in _ASKS | {"show"} and _names_others(draft, before):
        return True
    at = next((n for n, word in enumerate(words) if word in AGGREGATE_WORDS and words[0] not in _OPENS), None)
    if at is None or (at > 0 and words[0] not in _ASKS and words[0] != "the"):
        return False
    place = draft.question.words.index(words[at])
    chunk = draft.question.after(place, gap=1)
    return chunk is not None and chunk.best("column", "table") >= 0.85 and chunk.number is None


def _names_others(draft: Draft, before: Select) -> bool:
    """Does it name a column together with its table, as in "names of products", and the rows before have none such?"""
    told = Edit(before, draft).told_tables()
    longer = (chunk for chunk in draft.question.chunks if chunk.last > chunk.first + 1)
    return any(chunk.best("column") >= 0.85 and chunk.of("column")[0].table not in told for chunk in longer)


def _restricts(draft: Draft, words: list[str], before: Select) -> bool:
    """Is it a relative clause about the rows before: "who have not ordered anything", "that are in stock"?"""
    if len(words) < 3 or words[1] not in _VERBS or _OURS & set(words):
        return False
    if words[0] == "that":
        return True
    people = set(draft.schema.stems(anchor_of(before, draft.schema))) & PEOPLE
    return words[0] in ("who", "whose") and bool(people)
