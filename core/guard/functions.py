"""Which functions a statement may call: those on a list. The lists are data, in `lists/`.

This one rule stops file readers, `dblink`, large objects, sleeping, locks, settings, user-defined functions, and whatever an engine will
add: what nobody has looked at is refused.
"""

from __future__ import annotations

import re

from sqlglot import exp

from ..errors import StatementRefused
from .lists import scalar_functions, table_functions, words

_TABLE_CLASSES = words("typed.tables")
# In PostgreSQL every function may stand in FROM; there the scalar list counts as well.
_FUNCTIONS_ARE_TABLES = frozenset({"postgres"})
# Schemas in which an engine keeps its own functions. DuckDB also writes `value.function()`.
_OWN_SCHEMAS = {"postgres": frozenset({"pg_catalog"}), "duckdb": frozenset({"main", "system"})}
# SQLite's printf fills the memory in one step: not even an interrupt ends `printf('%.900000000c', 'x')`.
_CLASSES_REFUSED = {"sqlite": frozenset({"Format"})}
# Operators that sqlglot takes for functions when a bracket follows.
_OPERATORS = frozenset({"all", "any", "some", "row"})
# What a refused function does, by its name; the first that fits.
_KINDS = (
    (r"nextval|setval|currval|lastval", "changes or reads a sequence"),
    (r"_to_xml|^query|dblink|execute|ts_stat|cursor_to|database_to|schema_to|table_to_xml", "runs SQL given as text"),
    (r"sleep|benchmark|wait", "makes the database wait"),
    (r"lock", "takes locks"),
    (r"getenv|set_config|current_setting|variable|settings?$|secret", "reads or changes settings"),
    (r"^lo_|file|read_|glob|scan|sniff|_ls_|_dir|presigned|stage|load_extension|fts3_tokenizer|parquet|csv|json_objects", "reads files or loads code"),
    (r"terminate|cancel|reload|rotate|kill|^system\$", "controls the server"),
    (r"printf|zeroblob|randomblob|^format$", "can fill the memory in one step"),
)  # fmt: skip


def check_functions(tree: exp.Expr, dialect: str) -> None:
    """Every function called is on a list of the dialect.

    :raises StatementRefused: names the first that is not, and what it does where the name says so.
    """
    _check_sequences(tree, dialect)
    typed = words("typed") - _CLASSES_REFUSED.get(dialect, frozenset())
    for node in tree.find_all(exp.Func):
        name = _called(node)
        if isinstance(node, exp.Anonymous):
            allowed = scalar_functions(dialect)
            if _in_from(node):
                allowed = table_functions(dialect) | (allowed if dialect in _FUNCTIONS_ARE_TABLES else frozenset())
            fine = (name.lower() in allowed or name.lower() in _OPERATORS) and isinstance(node.this, str)
        else:
            fine = type(node).__name__ in typed and (not _in_from(node) or _may_be_table(node, dialect))
        if not fine:
            raise _refusal(name)
        _check_schema(node, name, dialect)


def _check_sequences(tree: exp.Expr, dialect: str) -> None:
    """Snowflake's `sequence.NEXTVAL` looks like a column and changes the sequence."""
    if dialect != "snowflake":
        return
    for column in tree.find_all(exp.Column):
        if column.name.upper() in ("NEXTVAL", "CURRVAL") and column.table:
            raise _refusal(f"{column.table}.{column.name}")


def _called(node: exp.Func) -> str:
    if isinstance(node, exp.Anonymous):
        return node.name
    name = node.meta.get("name")
    return str(name) if name else node.sql_name()


def _in_from(node: exp.Expr) -> bool:
    """Does the function give the rows of a FROM, rather than a value?"""
    parent = node.parent
    return isinstance(parent, exp.Table | exp.TableFromRows | exp.Lateral) and parent.this is node


def _may_be_table(node: exp.Func, dialect: str) -> bool:
    return type(node).__name__ in _TABLE_CLASSES or dialect in _FUNCTIONS_ARE_TABLES


def _check_schema(node: exp.Func, name: str, dialect: str) -> None:
    """`schema.f(x)` may be anybody's function of a well-known name, unless the schema is the engine's own."""
    parent = node.parent
    if isinstance(parent, exp.Table):
        schema = parent.text("db") if parent.this is node else ""
    elif isinstance(parent, exp.Dot) and parent.expression is node:
        if (
            dialect == "duckdb"
        ):  # `value.f()` is `f(value)`; the engine has no stored functions but macros, which are SQL themselves
            return
        schema = parent.this.name if isinstance(parent.this, exp.Identifier) else parent.this.sql()
    else:
        return
    if schema and schema.lower() not in _OWN_SCHEMAS.get(dialect, frozenset()):
        raise StatementRefused(f"The function {schema}.{name} is not one of the database's own.")


def _refusal(name: str) -> StatementRefused:
    shown = name if len(name) <= 64 else name[:64] + "…"
    for pattern, kind in _KINDS:
        if re.search(pattern, name, re.IGNORECASE):
            return StatementRefused(f"The function {shown} {kind}.")
    return StatementRefused(f"The function {shown} is not on the list of functions that only compute.")
