"""What words in names say about tables and columns, and what people say instead. General English; no word belongs to one database."""

from __future__ import annotations

from types import MappingProxyType

from aifordb.core.linking import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSON = _words(
    "customer client user member employee staff person student teacher patient doctor physician nurse player driver guest author artist "
    "singer actor director manager owner candidate applicant subscriber buyer seller contact lead resident tenant passenger visitor "
    "donor volunteer participant coach engineer professor instructor worker agent representative host guide contributor editor reader "
    "viewer follower musician pilot lawyer judge entrepreneur individual party account vet customer trainer technician shopper"
)
"""Nouns of people, and of what joins as people do."""
JOINS = _words(
    "customer client user member subscriber account student guest seller tenant donor volunteer shopper contact lead"
)
"""People whose rows are made when they sign up."""
SALES = _words(
    "order sale invoice transaction purchase booking rental reservation payment ticket item line detail checkout charge bill"
)
"""Events that bring money in."""
MONEY = _words(
    "amount total price cost fee revenue salary budget payment paid balance value income spend charge wage bonus commission premium rent "
    "turnover sales profit tax discount credit refund earnings gross net subtotal fare deposit mrr cents usd eur"
)
SUMMABLE = _words(
    "amount total fee revenue budget payment paid balance income charge bonus commission premium turnover sales profit tax discount "
    "refund earnings gross net subtotal quantity units hours minutes points goals weight seats attendance sold votes calls views clicks "
    "kilometers km miles deposit litres liters mrr salary cost value duration stock"
)
PRICE = _words("price rate fare")
REVENUE = _words("amount total revenue paid payment subtotal gross net sales price fee")
QUANTITY = _words("quantity units pieces copies")
NO_MEASURE = _words(
    "id code year month day week zip postcode phone latitude longitude lat lng lon position rank order version house street postal "
    "sequence page line isbn imdb ssn fax room apartment floor number key index percent level round lap"
)
"""Last words of numbers that nobody adds up or averages."""
CATEGORY = _words(
    "status type category kind gender sex country city state region nationality department method channel level priority role genre color "
    "colour language plan tier segment source brand size class major position currency industry stage reason rating format grade county "
    "shift area model make location place code title outcome result"
)
"""Last words of columns that sort rows into groups."""
PLACES = _words(
    "country city state region nationality county town district province location hometown continent neighbourhood venue"
)
STATUS = _words("status state stage outcome result")
FLAG_START = _words("is has was can allows")
FLAGS = MappingProxyType(
    {
        "y": ("Y", "N"), "yes": ("Yes", "No"), "t": ("T", "F"), "true": ("True", "False"), "1": ("1", "0"),
    }
)  # fmt: skip
SYNONYMS = MappingProxyType(
    {
        "customer": ("client", "buyer"), "employee": ("staff member", "worker"), "product": ("item", "article"), "order": ("purchase",),
        "film": ("movie",), "movie": ("film",), "student": ("pupil",), "teacher": ("instructor",), "doctor": ("physician",),
        "physician": ("doctor",), "supplier": ("vendor",), "vendor": ("supplier",), "invoice": ("bill",), "course": ("class",),
        "department": ("team",), "match": ("game",), "game": ("match",), "team": ("club",), "company": ("firm", "business"),
        "vehicle": ("car",), "aircraft": ("plane",), "airline": ("carrier",), "booking": ("reservation",), "reservation": ("booking",),
        "shipment": ("delivery",), "delivery": ("shipment",), "payment": ("transaction",), "ticket": ("case",), "review": ("rating",),
        "store": ("shop",), "shop": ("store",), "singer": ("artist",), "artist": ("musician",), "author": ("writer",), "client": ("customer",),
        "property": ("apartment",), "flight": ("plane",), "song": ("track",), "staff": ("employee",), "user": ("member",), "visit": ("trip",),
    }
)  # fmt: skip
"""A noun → nouns that some people use for it."""


def _by_stem(lines: str) -> MappingProxyType[str, tuple[str, ...]]:
    """`word word: text / text` a line, as stem → texts."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        words, _, texts = line.partition(": ")
        for word in words.split():
            found[stem(word)] = tuple(text.strip() for text in texts.split("/"))
    return MappingProxyType(found)


ACTIVE = _by_stem(
    """
became: became {things} / joined / signed up
joined registered registration signup sign member: signed up / registered / joined
created inserted: signed up / registered / joined / were created
opened: opened their account / signed up / joined
enrolled enrolment enrollment enroll: enrolled / joined / started
admitted admission: were admitted / came in
hired hire employed employment: were hired / joined / started / started working here
birth bdate dob birthday: were born
left leave leaving terminated termination: left / quit
death died: died
started start since: started / joined
added: were added / joined
cancelled cancellation churned churn: cancelled / churned / left
discharged discharge: were discharged / went home
login seen: logged in / were active
converted conversion: converted
retired retirement: retired
graduated graduation: graduated
moved: moved in
visit visited: visited / came
"""
)
"""Stem in a date's name → what people did on it."""
PASSIVE = _by_stem(
    """
order ordered placed: were placed / came in / were made
purchase purchased bought: were made / were placed
booking booked reservation reserved: were made / came in
invoice invoiced issued issue: were issued / were sent out
bill billed billing: were issued / were billed
payment pay: were made / came in / were paid
paid: were paid
transaction transacted: were made / took place / happened
created creation: were created / were opened / were added
opened open: were opened / came in
reported report raised: were reported / came in
closed close: were closed
resolved resolution solved: were resolved / were solved / were closed
settled settlement: were settled
claim claimed: were made / were filed / came in
shipped ship shipment shipping dispatched: were shipped / went out / were sent
delivered delivery: were delivered / arrived
sent mailed mailing mail: were sent / went out
received receipt: were received / came in / arrived
returned return: were returned / came back
rental rented rent: were made / were rented
released release: came out / were released
published publication: were published / came out
launched launch: were launched / came out
due: were due
expires expiry expiration expired expire: expired / ran out
start started begin began: started / began
end ended finish finished: ended / finished
completed completion done: were completed / were finished
visit visited: took place / were made
scheduled appointment appt: took place / were scheduled
match played game: were played / took place
race held event: took place / were held
occurred incident happened: happened / took place
sold sale: were made / were closed
acquired acquisition: were acquired / were bought
disposed: were disposed of
cancelled cancellation: were cancelled
approved approval: were approved
submitted submission: were submitted / came in
posted post: were posted / were written
updated update modified changed revised revision: were updated / changed
added: were added
uploaded upload: were uploaded
arrived arrival: arrived
departed departure: left / departed
flight: took off
test assessment inspection inspected examination exam: took place / were done
built build construction: were built
founded formed established foundation: were founded
registered registration: were registered
signed: were signed
awarded: were awarded
requested request: were requested / came in
manufactured manufacture production: were made / were produced
logged log entry entered recorded: were logged / were entered
treated treatment: took place / were done
checked check: were checked
attended attendance: took place
meeting: took place / were held
hired hire: were hired / joined
review reviewed: were written / came in
rated rating: were given / came in
prescribed prescription: were prescribed / were written
served: were served
loaned borrowed loan: were made / went out
"""
)
"""Stem in a date's name → what happened to the things on it."""
NOMINAL = MappingProxyType(
    {
        "created": "creation", "hired": "hire", "closed": "closing", "converted": "conversion", "registered": "registration", "joined": "joining",
        "updated": "update", "shipped": "shipping", "delivered": "delivery", "expires": "expiry", "started": "start", "ended": "end", "starts": "start",
        "ends": "end", "ordered": "order", "paid": "payment", "issued": "issue", "published": "publication", "released": "release", "booked": "booking",
        "cancelled": "cancellation", "canceled": "cancellation", "resolved": "resolution", "opened": "opening", "returned": "return",
    }
)  # fmt: skip
"""Participle that a column of times is named by → the noun before "date"."""
SHORT = MappingProxyType(
    {
        "nm": "name", "cd": "code", "prc": "price", "crt": "created", "ts": "time", "shp": "ship", "lst": "list", "pur": "purchase", "unt": "unit",
        "hdr": "", "mst": "", "mstr": "", "master": "", "flg": "flag", "lmt": "limit", "cty": "city", "dys": "days", "stk": "stock", "frt": "freight", "vou": "voucher",
        "rsn": "reason", "rvw": "review", "art": "article", "adr": "address", "eml": "email", "rfd": "refund", "ret": "return", "reg": "registration", "cr": "credit",
        "sup": "supplier", "txt": "text", "nwsl": "newsletter", "act": "active", "stat": "status", "typ": "type", "qnty": "quantity", "ctgry": "category", "stts": "status",
        "hrs": "hours", "bdate": "birth", "mfu": "", "brnch": "branch", "subscr": "subscriber", "stats": "status", "mo": "month", "wk": "week", "sz": "size", "own": "owner", "veh": "vehicle", "yn": "", "locaton": "location", "kw": "kilowatts", "mins": "minutes", "ins": "insert", "upd": "update", "dlv": "delivery", "pmnt": "payment", "sls": "sales", "vndr": "vendor", "whse": "warehouse",
        "wh": "warehouse", "mbr": "member", "pat": "patient", "phys": "physician", "rm": "room", "hosp": "hospital", "tot": "total", "pd": "paid", "tech": "technician",
    }
)  # fmt: skip
"""Short forms in names of old systems that linking does not spell out, but people who know the system do; "" is left out."""
