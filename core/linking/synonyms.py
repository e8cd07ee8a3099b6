"""Words that people use for the same thing. Small on purpose: each pair holds in most databases."""

from __future__ import annotations

from types import MappingProxyType

from .words import stem

_GROUPS = (
    "customer client buyer shopper",
    "employee staff worker personnel",
    "product item article good merchandise",
    "order purchase sale",
    "sell sale order",
    "salary pay wage earn earning compensation income",
    "price cost fee charge worth",
    "revenue sale turnover income earning",
    "amount sum total value",
    "teacher instructor professor faculty lecturer",
    "student pupil learner",
    "course class subject",
    "film movie picture",
    "singer artist musician vocalist",
    "author writer",
    "company firm business corporation organization enterprise",
    "department division unit",
    "phone telephone mobile",
    "email mail",
    "address location",
    "location place venue",
    "country nation nationality",
    "state province",
    "city town",
    "type kind category sort",
    "category genre type",
    "description detail",
    "gender sex",
    "id identifier code number key",
    "name title",
    "date day time",
    "begin start",
    "end finish",
    "create register join signup add open",
    "manager boss head supervisor",
    "capacity seat size",
    "zip postcode postal",
    "rating score star",
    "review feedback comment rating",
    "hometown home birthplace",
    "physician doctor",
    "vehicle car automobile",
    "quantity amount count number",
    "rank position place",
    "team club squad",
    "game match fixture",
    "language tongue",
    "population inhabitant resident people",
    "attendance audience attend",
    "share percentage",
    "return refund",
    "ticket case issue",
    "order place",
    "delivery shipment shipping",
    "supplier vendor",
    "invoice bill",
    "user member account",
    "college university school",
    "major field",
    "plane aircraft airplane",
    "people person",
    "length duration long",
    "height tall high",
    "weight heavy",
    "age old",
    "distance far",
    "speed fast",
    "area large",
    "stage phase",
    "birth birthday born",
    "death die dead kill",
    "injury injure hurt",
    "result outcome",
    "web website url homepage",
    "label brand",
    "hire employ recruit",
    "launch release publish issue",
    "found establish built open",
    "own owner possess",
    "win winner champion",
    "nominate nominee nomination",
    "advise advisor adviser",
    "produce producer production make maker manufacturer",
    "direct director",
    "write writer author",
    "compose composer",
    "teach teacher instructor",
    "coach trainer",
    "travel trip journey",
    "lesson class session",
)

Synonyms = MappingProxyType[str, tuple[str, ...]]


def _pairs() -> Synonyms:
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        stems = [stem(word) for word in group.split()]
        for one in stems:
            found.setdefault(one, set()).update(other for other in stems if other != one)
    return MappingProxyType({word: tuple(sorted(others)) for word, others in found.items()})


SYNONYMS: Synonyms = _pairs()
"""Stem → stems that may name the same thing."""

_NATIONS = """
american:united states,usa,us,america british:united kingdom,uk,great britain,england english:england,united kingdom
german:germany french:france spanish:spain italian:italy dutch:netherlands belgian:belgium swiss:switzerland austrian:austria
swedish:sweden norwegian:norway danish:denmark finnish:finland polish:poland portuguese:portugal irish:ireland scottish:scotland
greek:greece turkish:turkey russian:russia ukrainian:ukraine czech:czech republic,czechia hungarian:hungary romanian:romania
chinese:china japanese:japan korean:south korea,korea indian:india pakistani:pakistan indonesian:indonesia thai:thailand
vietnamese:vietnam australian:australia canadian:canada mexican:mexico brazilian:brazil argentine:argentina argentinian:argentina
chilean:chile colombian:colombia peruvian:peru egyptian:egypt nigerian:nigeria kenyan:kenya israeli:israel saudi:saudi arabia
"""


def _nations() -> MappingProxyType[str, tuple[str, ...]]:
    flat = " ".join(_NATIONS.split())
    found: dict[str, tuple[str, ...]] = {}
    key = ""
    for piece in flat.replace(":", ": ").split():
        if piece.endswith(":"):
            key = piece[:-1]
            found[key] = ()
        else:
            found[key] = (*found[key], piece)
    return MappingProxyType({key: tuple(" ".join(words).split(",")) for key, words in found.items()})


VALUE_WORDS = MappingProxyType(
    {
        **_nations(),
        "female": ("f", "woman", "w"), "male": ("m", "man"), "woman": ("f", "female"), "women": ("f", "female"),
        "man": ("m", "male"), "men": ("m", "male"), "girl": ("f", "female"), "boy": ("m", "male"), "girls": ("f", "female"),
        "boys": ("m", "male"), "females": ("f", "female"), "males": ("m", "male"),
        "cancelled": ("canceled", "cancel"), "canceled": ("cancelled", "cancel"), "usa": ("united states", "us"),
        "us": ("united states", "usa"), "uk": ("united kingdom",), "america": ("united states", "usa"),
    }
)  # fmt: skip
"""Words of a question → stored values that they often stand for, lower case."""
