"""Short forms that identifiers are written in: spelled out by a list, guessed where the list ends, and recognised beside the word that a question says."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from .lexicon import COMMON, english

_LONG = {
    "account": "acct accnt", "action": "actn", "active": "actv actve", "actual": "actl", "address": "addr adr addrs", "adjustment": "adjmt",
    "agent": "agt", "agreement": "agrmt", "amount": "amt amnt", "application": "appl applctn", "appointment": "appt apptmt", "approved": "aprvd appr apprv apv",
    "arrival": "arrv", "article": "artcl", "assigned": "asgn assgn asgnd", "attendance": "attd attnd", "attribute": "attr", "available": "avail avl", "average": "avg", "balance": "bal blnc",
    "bank": "bnk", "begin": "beg bgn", "birth": "brth", "birth date": "dob", "booking": "bkg bkng", "branch": "brch brnch", "budget": "bdgt bud budg", "building": "bldg bld", "business": "bsns",
    "cancelled": "cncl canc cxl cancl", "capacity": "cpcty", "card": "crd", "category": "cat catg ctg categ", "certificate": "cert certif", "change": "chg", "channel": "chnl chn",
    "charge": "chrg", "city": "cty", "claim": "clm", "class": "cls", "client": "clnt clt", "closed": "clsd", "code": "cd cde", "comment": "cmt cmnt", "commission": "commis", "company": "co cmpny", "completed": "cmpl compl", "contact": "cntct contct",
    "contract": "cntr contr ctrct", "cost": "cst", "count": "cnt", "country": "ctry cntry", "course": "crs", "created": "crt crtd creat", "credit": "crdt", "currency": "ccy crncy",
    "current": "curr crnt", "customer": "cust cstmr custmr", "daily": "dly", "date": "dt dte", "day": "dy", "days": "dys", "deleted": "dltd", "delivery": "dlv dlvry deliv delv", "delivered": "dlvd", "department": "dept dpt", "departure": "dptr",
    "description": "desc descr dscr dsc descrip", "destination": "dst dest destn", "detail": "dtl det", "details": "dtls", "device": "dev dvc dvce", "diagnosis": "diag", "discharge": "disch", "discount": "dsct dscnt dspt", "distance": "dist", "distribution": "distr",
    "division": "divn", "doctor": "dctr", "document": "doc dcmnt", "donation": "dntn", "driver": "drv drvr", "duration": "dur durn", "effective": "eff", "email": "eml", "employee": "emp empl emplye", "equipment": "eqp equip eqpt", "estimated": "est estd", "event": "evt evnt", "expense": "exps expns", "expiry": "expr",
    "farm": "frm", "finished": "fnsh", "first": "frst", "first name": "fname", "flag": "flg", "flight": "flt", "freight": "frt frght", "frequency": "freq", "gender": "gndr", "group": "grp", "header": "hdr", "height": "ht hgt",
    "history": "hist", "hourly": "hrly", "hour": "hr", "hours": "hrs", "image": "img", "income": "incm", "industry": "indstry", "information": "info", "inspection": "insp", "installed": "instl", "instructor": "instr", "insurance": "insur", "inventory": "invt invtry", "invoice": "inv invc",
    "item": "itm", "language": "lang", "last name": "lname", "latitude": "lat", "length": "len lgth", "level": "lvl", "limit": "lmt lim", "location": "loc locn", "longitude": "lon lng", "machine": "mach mchn",
    "manager": "mgr mngr", "manufacturer": "mfr manuf mnfctr", "manufacturing": "mfg", "market": "mkt mrkt", "marketing": "mktg", "master": "mst mstr", "material": "matl mtrl", "maximum": "max", "measure": "meas", "member": "mbr memb mmbr", "merchant": "mrch merch", "message": "msg mssg",
    "middle name": "mname", "minimum": "min", "minutes": "mins", "mobile": "mob mobl", "model": "mdl modl", "modified": "modif", "month": "mth mnth", "monthly": "mnthly mthly", "months": "mths", "name": "nm nme", "network": "ntwk", "number": "num nbr nr no nmbr numb",
    "opened": "opn opnd", "operation": "oper opr", "order": "ord ordr odr", "organization": "org orgn", "origin": "orig", "owner": "ownr", "package": "pkg", "parent": "prnt", "part": "prt", "passenger": "psgr pax", "password": "pwd passwd", "patient": "ptnt", "payment": "pmt pymt paymt", "percent": "pct perc prcnt",
    "phone": "phn", "pickup": "pkup", "planned": "plnd pln", "policy": "plcy", "population": "pop", "position": "pos posn", "premium": "prem", "prescription": "prescr", "previous": "prev", "price": "prc prce", "priority": "prio prty", "product": "prod prd prdct", "profit": "prft", "project": "proj prj", "promotion": "promo", "property": "prpty",
    "province": "provnc", "purchase": "purch pur prch", "quality": "qual qlty", "quantity": "qty qnty quant", "quarter": "qtr", "question": "qstn ques", "rating": "rtg ratg", "reading": "rdg", "reason": "rsn", "receipt": "rcpt", "received": "recv rcv rcvd recd", "reference": "ref", "refund": "rfd rfnd", "region": "rgn", "registered": "regd", "rejected": "rej rjct", "released": "rlsd",
    "remark": "rmk rmrk", "renewal": "rnwl", "rental": "rntl", "report": "rpt", "request": "req rqst", "required": "reqd", "reservation": "resv rsv reserv", "result": "rslt", "return": "ret rtn", "revenue": "rev rvn", "review": "rvw", "route": "rte", "salary": "slry", "sale": "sls", "sample": "smpl", "schedule": "schd", "scheduled": "sched", "school": "schl", "segment": "seg sgmt", "seller": "slr", "semester": "sem",
    "sequence": "seq", "serial": "srl", "service": "svc serv srvc srv", "session": "sess sesn", "severity": "sev", "shift": "shft", "shipment": "shpmt shpt", "shipped": "shp shpd", "size": "sz", "source": "src srce", "specialty": "spec specl", "staff": "stf", "standard": "std", "start": "strt", "state": "st", "station": "stn", "status": "stat stts sts", "stock": "stk", "student": "stdnt stu", "subject": "subj", "subscription": "subscr subs",
    "supplier": "supp supl splr sup supplr", "support": "sprt", "task": "tsk", "tax": "tx", "teacher": "tchr", "technician": "technicn", "telephone": "tel tele", "temperature": "temp", "text": "txt", "ticket": "tkt tckt", "time": "tm ts", "title": "ttl", "total": "tot totl", "transaction": "txn trx trans trn", "transfer": "xfer trsf trnsf trf", "type": "typ", "unit": "unt", "university": "univ", "updated": "upd updt", "user": "usr", "user id": "uid", "value": "val vlu", "vehicle": "veh vhcl vcl",
    "vendor": "vend vndr", "version": "ver vers", "viewed": "vwd", "visit": "vst", "volume": "vol", "voucher": "vchr vou", "warehouse": "whs wh whse", "warranty": "warr wrnty", "week": "wk", "weight": "wt wgt", "worker": "wrkr wrk", "year": "yr", "years": "yrs", "zone": "zn", "gpa": "gpa", "ssn": "ssn", "pid": "pid", "list": "lst", "rate": "rt", "error": "err",
}  # fmt: skip
ABBREVIATIONS = MappingProxyType(
    {short: tuple(long.split()) for long, shorts in _LONG.items() for short in shorts.split()}
)
"""Short forms that are written in identifiers, spelled out."""

_ACRONYMS = frozenset({
    "usd", "eur", "gbp", "chf", "jpy", "kwh", "mwh", "vip", "sku", "gps", "lbs", "mph", "kmh", "pdf", "url", "xml", "csv", "sms",
    "dvd", "vat", "bmi", "cpu", "gpu", "ssd", "mrr", "ltv", "ctr", "cpc", "cpm", "crm", "nps", "kpi", "dna", "vpn", "usb", "tv",
    "html",
})  # fmt: skip
"""Words of capitals that are what people say; nothing is left out of them."""
SHORTEST, LONGEST = 3, 7
"""Letters of a short form that is recognised beside the word it may stand for."""
_VOWELS = frozenset("aeiou")


def abbreviates(short: str, word: str) -> bool:
    """Could `short` stand for `word`: its beginning (`warr`), or its first letter with the next consonants (`rdg`, `alrt`)?

    :param short, word: lower case.
    """
    word = word[:-1] if word.endswith("s") and not short.endswith("s") else word
    if not SHORTEST <= len(short) <= LONGEST or len(word) < len(short) + 1 or short[0] != word[0]:
        return False
    if word.startswith(short):
        return len(word) >= len(short) + 2
    if not _inside(short, word):
        return False
    bones, own = _bones(word), _bones(short)
    return bones.startswith(own) or (short[-1] in (word[-1], bones[-1]) and _inside(own, bones))


def is_short(part: str) -> bool:
    """Is a part of an identifier no word of English, but perhaps short for one?"""
    return SHORTEST <= len(part) <= LONGEST and part.isalpha() and part not in COMMON and part not in english()


@lru_cache(maxsize=20_000)
def guess(part: str) -> str | None:
    """The word that identifiers most often hold among those that `part`, not on the list, may stand for by its consonants; None if there is none.

    Beginnings with a vowel in them are not guessed: `ins` may be insurance, inspection or inserted.
    """
    if not is_short(part) or part in ABBREVIATIONS or part in _ACRONYMS or any(char in _VOWELS for char in part[1:]):
        return None
    own = _bones(part)
    exact = next((word for word in _schema_words() if word[0] == part[0] and _bones(word) == own), None)
    if exact is not None or len(part) < SHORTEST + 1:
        return exact
    return next((word for word in _schema_words() if word[0] == part[0] and _bones(word).startswith(own)), None)


@cache
def _schema_words() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "schema_words.txt").read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=50_000)
def _bones(word: str) -> str:
    """The first letter and the consonants after it, doubled ones once."""
    kept = [word[0]]
    for char in word[1:]:
        if char not in _VOWELS and char != kept[-1]:
            kept.append(char)
    return "".join(kept)


def _inside(short: str, word: str) -> bool:
    """Are the letters of `short` in `word`, in order?"""
    letters = iter(word)
    return all(char in letters for char in short)
