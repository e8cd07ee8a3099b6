"""Columns by their names: types, sampled texts, and what every table has that nobody asks about."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from aifordb.core import Column, ColumnType

from .declared import Declared, DeclaredColumn

_TYPES: tuple[tuple[str, ColumnType], ...] = (
    (r"_id$", "integer"),
    (r"_date$", "date"),
    (r"_(at|until)$", "timestamp"),
    (r"^(is|has)_", "boolean"),
    (
        r"(amount|price|cost|total|gross|net|balance|value|rate|fee|salary|budget|percent|weight|_kg|_sqm|_km|hours|days|quantity|qty|tax|limit|score"
        r"|debit|credit|revenue|spend|pay|rent|premium|litres|tons|meters|probability|security|consumption|inflow|outflow|stock|point|cash|deviation)$",
        "decimal",
    ),
    (r"^(quantity|cost|amount|days|hours|total)_", "decimal"),
    (r"(count|number|year|rating|level|minutes|order|version)$", "integer"),
)
_SAMPLES = {
    "country": "Austria|Brazil|Canada|China|Denmark|France|Germany|India|Italy|Japan|Mexico|Netherlands|Poland|Spain|Sweden|United Kingdom|United States",
    "city": "Amsterdam|Berlin|Boston|Chicago|Hamburg|Lisbon|London|Lyon|Madrid|Milan|Munich|New York|Osaka|Paris|Toronto|Vienna|Warsaw|Zurich",
    "currency_code": "CHF|EUR|GBP|JPY|USD",
    "customer_name": "Acme Industries|Blue Harbor Foods|Contoso Retail|Evergreen Media|Globex|Initech|Northwind Traders|Umbrella Pharma",
    "vendor_name": "Alpine Steel|Bright Logistics|Delta Plastics|Hansa Paper|Orion Chemicals|Pioneer Electronics|Summit Tools",
    "item_name": "Aluminium Bracket|Copper Cable 5m|Hydraulic Pump|LED Panel 60x60|Oak Desk|Safety Helmet|Steel Bolt M8|Swivel Chair",
    "brand": "Boreal|Kestrel|Lumina|Nordic Line|Stonepeak",
    "category_name": "Cables|Fasteners|Furniture|Lighting|Pumps|Safety equipment",
    "department_name": "Accounting|Customer Service|Engineering|Human Resources|IT|Marketing|Procurement|Production|Sales",
    "position_title": "Account Manager|Accountant|Data Analyst|Electrician|Forklift Driver|HR Partner|Mechanical Engineer|Software Developer",
    "plant_name": "Bratislava Plant|Detroit Plant|Leipzig Plant|Monterrey Plant",
    "warehouse_name": "Antwerp Hub|Central Warehouse|Dallas Depot|Spare Parts Store",
    "carrier_name": "DHL|DSV|FedEx|Maersk|UPS",
    "store_name": "Airport Store|Downtown Store|Harbour Store|Mall of Vienna",
    "territory_name": "Benelux|DACH|Iberia|Midwest|Nordics|Pacific",
    "skill_name": "Excel|Forklift Licence|French|Negotiation|Python|SQL|Welding",
    "software_name": "AutoCAD|Figma|Jira|Microsoft Office|Salesforce|Tableau",
    "application_name": "CRM Portal|Data Warehouse|ERP Core|Intranet|Web Shop",
    "plan_name": "Basic|Enterprise|Family|Pro|Starter",
    "course_title": "Cyber Security Basics|Fire Safety|First Aid|Leadership Essentials|Project Management",
    "team_name": "First Line|Key Accounts|Second Line",
    "channel_name": "Amazon|Field Sales|Outlet|Web Shop",
    "group_name": "Key Account|Reseller|Small Business",
    "language": "English|French|German|Spanish",
}  # fmt: skip
_FILLERS = """created_at created_by updated_at updated_by is_deleted row_version source_system external_ref tenant_id import_batch_id sort_order
remarks custom_text_1 custom_text_2 custom_number_1:decimal custom_date_1:date legacy_code etl_loaded_at checksum data_owner company_code
is_test_record valid_flag:boolean language_key last_synced_at record_status"""


@cache
def column_of(declared: DeclaredColumn) -> Column:
    """The column, with a type and samples."""
    kind = cast(ColumnType, declared.type) if declared.type else _type(declared.name)
    if declared.values:
        return Column(declared.name, "text", values=tuple(sorted(declared.values)), values_complete=True)
    if declared.name in _SAMPLES:
        values = tuple(_SAMPLES[declared.name].split("|"))
        return Column(declared.name, "text", values=values, values_complete=declared.name == "currency_code")
    return Column(declared.name, kind)


def _type(name: str) -> ColumnType:
    return next((kind for pattern, kind in _TYPES if re.search(pattern, name)), "text")


FILLERS = tuple(column_of(Declared.column(text)) for text in _FILLERS.split())
"""Columns that tables have for the sake of software."""
