"""Words and phrases of English questions that the patterns of this generator read."""

from __future__ import annotations

import re
from types import MappingProxyType

from aifordb.core.plan.model import AggregateName, Operator, Unit


def words_of(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


def phrase(pattern: str) -> re.Pattern[str]:
    """A pattern over whole words of a question's text, in which a space stands between any two tokens."""
    return re.compile(rf"(?<!\S)(?:{pattern})(?!\S)")


CUE_WORDS = words_of(
    "count number total sum average mean maximum minimum max min highest lowest most least top first last order sort ordered sorted "
    "different distinct unique each every per more less than greater over under above below before after between with without no not "
    "never name list show find year month week day date time start end contain include share percentage descending ascending"
)
"""Words of grammar that also name columns: a column is meant only where it is called exactly so."""
SILENT = words_of(
    "a an the of and or is are was were be in on at to by for from do does did has have had that which who what how many much"
)
"""Words that never name a table or column by themselves."""

VERBS = words_of(
    "live work come locate located belong take took taken use used hold held appear happen occur participate perform play own make made "
    "give gave receive received place placed purchase purchased buy bought sell sold order ordered contain include involve involved get "
    "got go went attend attended join joined register registered sign signed create created open opened pay paid spend spent earn earned "
    "write wrote written publish published produce produced release released direct directed teach taught study enroll enrolled lead led "
    "manage managed win won lose lost visit visited travel serve served offer offered provide provided support supported run ran operate "
    "operated host hosted compete competed score scored treat treated prescribe prescribed borrow borrowed rent rented book booked "
    "review reviewed rate rated cost costs weigh ship shipped deliver delivered return returned cancel cancelled cancelled die died "
    "born married assign assigned affiliate affiliated associate associated relate related correspond corresponding cause caused affect "
    "affected send sent submit submitted stay stayed arrive depart fly land sing sang act acted nominate nominated award awarded live "
    "lives works comes plays takes uses holds owns makes gives receives buys sells orders attends pays spends earns teaches leads wins "
    "living working coming playing taking using holding owning making giving receiving buying selling ordering attending paying teaching "
    "reside residing residence employed employ hired found finish finished begin began become became regard regarding respect respectively "
    "average person people thing item one other another well least first last same type kind recorded stored stand standing correspond "
    "ever currently total overall information detail details different hometown value values amount ask asked signup signups up"
)
"""Verbs and general nouns that say which relation is meant; not using one of them loses little."""

COUNT = phrase(
    r"(?:how many(?: different| distinct| unique)?|(?:total |the )?(?:number|count)s? of(?: the| all)?(?: different| distinct| unique)?"
    r"|count(?: the)?(?: number of)?(?: different| distinct| unique)?|how often|# of)"
)
AVERAGE_NUMBER = phrase(r"(?:the )?(?:average|mean|avg) (?:number|count) of(?: the)?")
DISTINCT = phrase(r"different|distinct|unique|uniquely|distinctive")
_AGGREGATES: dict[AggregateName, str] = {
    "avg": "average avg mean averaged",
    "sum": "total sum overall combined",
    "max": "maximum max highest largest greatest biggest most longest latest",
    "min": "minimum min lowest smallest least fewest shortest earliest",
}
AGGREGATE_WORDS = MappingProxyType({word: name for name, words in _AGGREGATES.items() for word in words.split()})
AGGREGATE = phrase("|".join(sorted(AGGREGATE_WORDS, key=len, reverse=True)))

ORDER = phrase(
    r"(?:(?:and |, )?(?:also )?(?:please )?(?:order|sort|rank|arrange|list|organiz|organis)(?:ed|e)?"
    r"(?: (?:them|it|the results?|the result set|the list|results?|the output|the names?|these))?"
    r" (?:by|according to|in (?:the )?(?:\w+ )?order(?: (?:of|by|according to))?|from|alphabetically|descending(?:ly)?(?: by)?|ascending(?:ly)?(?: by)?|in terms of|based on)"
    r"|in (?:the )?(?:an? )?(?:reverse )?(?:ascending|descending|alphabetic|alphabetical|increasing|decreasing|lexicographic|lexicographical|chronological"
    r"|ascend|descend|reverse|lexical)(?: alphabetical| lexicographical| alphabetic)? order(?:s)?(?: (?:of|by|based on|according to|on|for))?(?: the| their| its)?"
    r"|(?:ascending|descending) by|alphabetically|in order of(?: the| their)?|in alphabetic(?:al)? sequence|by (?:ascending|descending)(?: order of)?)"
)
DESCENDING = phrase(
    r"descending|descend|decreasing|reverse|desc|descendingly|(?:from|highest|high|most|largest|latest|newest|oldest|biggest|greatest)"
    r" (?:the )?(?:highest |most |largest |oldest |newest |latest |recent |highest |high |greatest |biggest )?(?:\w+ )?to (?:the )?(?:lowest|least|smallest|oldest|youngest|earliest|low|fewest)"
    r"|(?:highest|largest|newest|latest|biggest|most recent) first"
)

ASCENDING = phrase(
    r"(?:from )?(?:the )?(?:least|lowest|smallest|oldest|youngest|earliest|shortest|low|cheapest|fewest) (?:\w+ )?to (?:the )?\w+"
)

NUMBER_WORD = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
OPERATORS = MappingProxyType(
    {
        "le": "no more than|not more than|at most|up to|not exceeding|<=|less than or equal to|not greater than|smaller than or equal to|not over"
        "|a maximum of",
        "ge": "no less than|no fewer than|not less than|at least|>=|greater than or equal to|more than or equal to|larger than or equal to"
        "|higher than or equal to|not under|a minimum of",
        "gt": "more than|greater than|larger than|higher than|bigger than|over|above|exceeds|exceed|exceeding|>|in excess of|better than|beyond"
        "|longer than|taller than|heavier than|older than|newer than|faster than|more expensive than|costlier than|after|later than|wider than|older|bigger",
        "lt": "less than|fewer than|smaller than|lower than|under|below|<|shorter than|lighter than|younger than|slower than|cheaper than"
        "|less expensive than|before|earlier than|worse than|short of",
        "ne": "not equal to|does not equal|is not|are not|was not|other than|!=|<>",
        "eq": "equal to|equals|equal|exactly|=",
    }
)
COMPARE = phrase("|".join(f"(?P<{name}>{words})" for name, words in OPERATORS.items()))
OPERATOR_SIGNS: MappingProxyType[str, Operator] = MappingProxyType(
    {"le": "<=", "ge": ">=", "gt": ">", "lt": "<", "ne": "!=", "eq": "="}
)
BETWEEN = phrase(r"(?:in )?(?:the )?(?:between|ranging from|range from|in the range|from)")
OR_MORE = phrase(r"or (?:more|above|higher|greater|over|older|larger)|and (?:above|over|up)|or at least")
OR_LESS = phrase(r"or (?:less|fewer|below|lower|under|younger|smaller)")
AVERAGE_OF_ALL = phrase(r"(?:than )?(?:the |its |their |that of the )?(?:overall )?(?:average|mean)(?: \w+)?")
MATCH = phrase(
    r"(?P<anywhere>(?:that |which |who )?(?:contain|include|mention)(?:s|ing|ed)?(?: the)?(?: (?:sub ?string|word|words|letter|letters|phrase|text|string|character|name))?"
    r"|(?:has|have|having|with) (?:the |a )?(?:sub ?string|word|letter|letters|phrase|character)(?: of)?)"
    r"|(?P<start>(?:start|begin)(?:s|ning|ting|ing)? with(?: the)?(?: (?:letter|letters|word|prefix|string|character))?)"
    r"|(?P<end>end(?:s|ing)? (?:with|in)(?: the)?(?: (?:letter|letters|word|suffix|string|character))?)"
)
NEGATION = phrase(
    r"without(?: any| an?)?|(?:do|does|did|have|has|had|are|is|were|was|can|could)(?: not|n't)(?: (?:been|yet|ever))?|don't|doesn't|didn't|haven't|hasn't"
    r"|hadn't|isn't|aren't|wasn't|weren't|never(?: been)?|not|(?:have|has|had|with|are|is) no|no|except(?: for)?|excluding|other than|but not|nobody|none"
)
GROUP = phrase(
    r"for each(?: of)?(?: the)?(?: different| distinct)?|for every|per|in each(?: of)?(?: the)?|of each|by each|to each|on each|at each|from each|with each|within each"
    r"|each(?: of)?(?: the)?(?: different| distinct)?|every|(?:and )?(?:group|grouped|grouping) by|broken down by|split by|divided by|across(?: all| the)?(?: different)?"
    r"|(?:for|of|by|in|from) (?:the )?(?:different|various|distinct)"
)
BY = phrase(r"by")
TOP = phrase(
    rf"(?:the )?(?P<word>top|first|bottom|last|best|worst)(?: (?P<n>{NUMBER_WORD}))?"
    rf"|(?:the )?(?P<m>{NUMBER_WORD})(?= (?:most|least|highest|lowest|largest|smallest|oldest|youngest|newest|latest|best|worst|cheapest|longest|shortest|biggest|greatest|top|tallest|heaviest|fastest))"
)
SUPERLATIVE = phrase(
    r"(?:the )?(?:(?P<count>(?:most|least|fewest|highest|largest|lowest|smallest|greatest|maximum|minimum|max|min|biggest|more)(?: total)? (?:number|amount|count|quantity)s? of(?: the)?(?: different)?)"
    r"|(?P<common>(?:most|least) (?:common|popular|frequent|frequently|commonly|often|widely|commonly used|frequently used|used))"
    r"|(?P<adj>(?:most|least) (?:expensive|recent|recently|populous|paid|valuable|rated|highly rated))"
    r"|(?P<rated>(?:highest|top|best|lowest|worst) (?:rated|rating|paid))"
    r"|(?P<word>most|least|fewest|highest|largest|lowest|smallest|greatest|maximum|minimum|max|min|biggest|oldest|youngest|newest|latest|earliest|longest|shortest|tallest"
    r"|heaviest|lightest|fastest|slowest|cheapest|costliest|richest|best|worst|recent))"
)

PEOPLE = frozenset(
    {
        "custom", "user", "employe", "staff", "player", "driver", "patient", "student", "person", "member", "client", "author", "teacher",
        "actor", "singer", "artist", "doctor", "physician", "passeng", "contact", "subscrib", "instructor", "guest", "worker",
    }
)  # fmt: skip
"""Stems in the names of tables whose rows are people."""
BUYING = words_of("bought buy buys buying purchased purchase purchases purchasing ordered sold sell sells selling")
"""Verbs that mean a deal: a row of the tables of sales."""
SALES_STEMS = frozenset({"order", "sale", "purchas", "invoic", "transact", "receipt"})
"""Stems in the names of tables whose rows are deals."""
ADJECTIVES = MappingProxyType(
    {
        "older": ("age", "birth"), "newer": ("year", "date"), "younger": ("age", "birth"), "oldest": ("age", "birth", "founded", "established", "built", "year", "date"),
        "youngest": ("age", "birth"), "longer": ("length", "duration", "distance"), "shorter": ("length", "duration", "height"),
        "longest": ("length", "duration", "distance", "hours"), "shortest": ("length", "duration", "height", "distance"),
        "taller": ("height",), "tallest": ("height",), "heavier": ("weight",), "heaviest": ("weight",), "lighter": ("weight",),
        "lightest": ("weight",), "faster": ("speed", "time"), "fastest": ("speed", "time"), "slowest": ("speed", "time"),
        "cheaper": ("price", "cost", "fee", "rate"), "cheapest": ("price", "cost", "fee", "rate"),
        "expensive": ("price", "cost", "fee", "rate", "amount"), "costliest": ("price", "cost"),
        "newest": ("date", "year", "created", "time"), "latest": ("date", "year", "created", "time"),
        "recent": ("date", "year", "created", "time"), "recently": ("date", "year", "created", "time", "opened"),
        "earliest": ("date", "year", "created", "time"), "highest": ("height", "score", "rating", "elevation", "price"),
        "largest": ("size", "area", "population", "capacity", "amount", "number", "total", "value"),
        "biggest": ("size", "area", "population", "capacity", "amount", "number", "total", "value"),
        "smallest": ("size", "area", "population", "capacity", "amount", "number", "total", "value"),
        "best": ("rating", "score", "rank", "points", "grade"), "worst": ("rating", "score", "rank", "points"),
        "rated": ("rating", "score", "stars"), "richest": ("worth", "money", "income", "salary"), "populous": ("population",),
        "lowest": ("price", "score", "rating", "height", "cost"), "greatest": ("size", "number", "amount", "score"),
        "paid": ("salary", "pay", "wage"), "valuable": ("value", "price", "worth"),
        "old": ("age", "birth"), "tall": ("height",), "long": ("length", "duration", "distance"), "heavy": ("weight",),
        "big": ("size", "area"), "large": ("size", "area", "population"), "far": ("distance",), "fast": ("speed",), "deep": ("depth",),
        "much": ("price", "cost", "amount", "total"), "wide": ("width",),
    }
)  # fmt: skip
"""Adjective → words of the columns that it measures, likeliest first."""
ASCENDING_ADJECTIVES = words_of(
    "youngest shortest lightest slowest cheapest earliest smallest lowest worst least fewest minimum min bottom"
)
_UNITS: dict[Unit, str] = {
    "day": "day days daily",
    "week": "week weeks weekly",
    "month": "month months monthly",
    "quarter": "quarter quarters quarterly",
    "year": "year years yearly annually annual",
}
TIME_UNITS = MappingProxyType({word: unit for unit, words in _UNITS.items() for word in words.split()})
EVENTS = MappingProxyType(
    {
        "sign": ("created", "signup", "signed", "registered", "registration", "joined"),
        "signed": ("created", "signup", "signed", "registered", "joined"),
        "signup": ("created", "signup", "signed", "registered", "joined"),
        "signups": ("created", "signup", "signed", "registered", "joined"),
        "registered": ("registered", "registration", "created", "signup", "joined"),
        "joined": ("joined", "join", "created", "hired", "start"),
        "ordered": ("ordered", "order", "placed", "created"),
        "placed": ("placed", "ordered", "order", "created"),
        "bought": ("ordered", "order", "purchase", "purchased", "created"),
        "purchased": ("purchase", "purchased", "ordered", "order", "created"),
        "sold": ("sold", "sale", "ordered", "order"),
        "paid": ("paid", "payment", "created"),
        "shipped": ("shipped", "shipment", "ship"),
        "delivered": ("delivered", "delivery"),
        "returned": ("returned", "return", "created"),
        "opened": ("opened", "open", "created"),
        "created": ("created", "creation"),
        "hired": ("hired", "hire", "start"),
        "born": ("birth", "born", "birthday"),
        "founded": ("founded", "established", "opened"),
        "built": ("built", "opened", "established"),
        "released": ("released", "release"),
        "published": ("published", "publication"),
        "updated": ("updated", "modified"),
        "reviewed": ("reviewed", "created"),
        "closed": ("closed", "resolved", "end"),
        "resolved": ("resolved", "closed"),
        "started": ("start", "started", "begin", "from"),
        "ended": ("end", "ended", "to"),
        "died": ("death", "died"),
    }
)  # fmt: skip
"""What happened → words of the column that says when."""
