"""General English that linking knows: no word here belongs to one database."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IRREGULAR = MappingProxyType(
    {
        "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot",
        "mice": "mouse", "geese": "goose", "teeth": "tooth", "lives": "life", "wives": "wife", "criteria": "criterion",
        "data": "data", "indices": "index", "matrices": "matrix", "analyses": "analysis", "news": "news", "bought": "buy",
        "sold": "sell", "paid": "pay", "won": "win", "made": "make", "wrote": "write", "written": "write", "taught": "teach",
        "spent": "spend", "sent": "send", "born": "birth", "held": "hold", "ran": "run", "drove": "drive", "driven": "drive",
        "countries": "country", "cities": "city", "companies": "company", "categories": "category", "species": "species",
        "series": "series", "admission": "admit", "admissions": "admit", "ids": "id", "canceled": "cancelled", "signups": "signup", "movies": "movie",
    }
)  # fmt: skip
"""Forms that the stemmer does not bring together."""

COMMON = _words(
    "id name first last full middle user customer order product item date time year month day number count total price cost amount "
    "type code status state city country zip post postal address street line phone email mail web site page title description detail "
    "start end begin birth death create update delete gender sex age height weight size length width rating score rank level "
    "team player home away game match school class course student teacher room building department account card bank loan balance "
    "pay payment sale sales manager employee salary hire job position location region area population language film movie song album "
    "artist actor director author book paper genre label track play list record stock store shop market unit quantity tax rate fee "
    "discount credit debit group member role owner parent child key value text note comment message image file link url version "
    "model make maker engine horse power speed weather temperature station airport flight air line plane pilot train bus car "
    "middle given family short long high low average minimum maximum count lat lon latitude longitude point goal win loss draw"
)
"""Words that are often run together in lower-case identifiers (`lastname`, `zipcode`)."""

PREFIXES = _words("tbl tb t dim fact fct ref stg vw view lkp lookup")
"""First words of table names that say what the table is for, not what is in it."""

STOP = _words(
    "a an the of and or in on at to for from by with without as is are was were be been being am do does did done has have had having "
    "it its they them their theirs he him his she her hers we us our ours you your i me my mine this that these those there here what which "
    "who whom whose when where why how can could would will shall should may might must please show list give find get tell display return "
    "print provide see want need know like look let also all any some each every both either neither only just about into than then so "
    "if but not no nor if such other else own same too very much many more most less least few fewer lot one ones s t up out over under "
    "per through via along among between within during before after since until ago now currently current exist exists whether "
    "don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't can't couldn't won't what's who's which's ever never yet already still "
    "identify search retrieve compute calculate determine select fetch output named called "
    "respectively corresponding together belong belonging associated related following given listed database sort sorted ordered "
    "anything something someone somebody everyone everybody anyone anybody everything make sure ok okay hi hello hey thank thanks us uses using used use kind kinds"
)
"""Words that carry grammar, not meaning."""

CUES = _words(
    "count number total sum average mean avg minimum maximum min max median highest lowest largest smallest biggest greatest fewest oldest "
    "youngest newest latest earliest recent longest shortest tallest cheapest expensive heaviest lightest fastest slowest best worst top bottom "
    "first last ascending descending ascend descend asc desc alphabetical alphabetically alphabetic lexicographic lexicographically reverse "
    "increasing decreasing different distinct unique various amount group grouped split broken down breakdown share percentage percent "
    "proportion ratio fraction greater larger bigger higher smaller lower older younger longer shorter later earlier newer above below exceed "
    "exceeds exceeding exactly equal equals contain contains containing include includes including start starts starting begin begins "
    "beginning end ends ending exceed past today yesterday tomorrow week weeks month months year years quarter quarters day days hour hours "
    "weekly monthly yearly daily quarterly annual annually date time times thing things overall trend history non except excluding exclude "
    "always rank ranked times once twice popular common frequent frequently commonly commonest majority substring letter letters word prefix "
    "suffix descendingly ascendingly individual altogether across combined summarise summarize "
    "name order record records report state check present describe information info data entry entries table tables column columns "
    "row rows way detail details status "
    "outside inclusive exclusive least most at least up none nothing null missing empty known unknown true false yes available whole entire"
)
"""Words that a generator's grammar explains, and names of things so general that they link, but never count as unread."""


@cache
def english() -> frozenset[str]:
    """The most frequent eight thousand English words of four letters and more."""
    lines = (Path(__file__).parent / "english.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
