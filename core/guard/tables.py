"""Every table that a statement reads is one of the catalog, of the statement itself, or a harmless view of the system."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz, process
from sqlglot import exp

from ..contracts.catalog import Catalog, Table
from ..errors import StatementRefused
from .catalog_names import CatalogNames
from .lists import words
from .reasons import UNKNOWN_NAME

# What a plain name means too, when it is written with a schema. MySQL's is the database's own name, which the catalog does not say:
# there a schema has to be one of the catalog's, or `mysql.user` would pass as the table `user`.
_DEFAULT_SCHEMAS = {
    "sqlite": frozenset({"main"}), "duckdb": frozenset({"main"}), "postgres": frozenset({"public"}), "snowflake": frozenset({"public"}),
}  # fmt: skip
_INFORMATION_SCHEMA = words("information_schema")
_SYSTEM_VIEWS = {
    "mysql": frozenset({"dual"}),
    "snowflake": frozenset({"dual"}),
    "sqlite": frozenset({"sqlite_master", "sqlite_schema"}),
    "duckdb": frozenset({"duckdb_tables", "duckdb_columns", "duckdb_constraints", "duckdb_indexes", "duckdb_views", "duckdb_schemas", "sqlite_master"}),
    "postgres": frozenset({"pg_tables", "pg_views", "pg_indexes", "pg_class", "pg_namespace", "pg_attribute", "pg_type", "pg_constraint", "pg_index", "pg_description"}),
}  # fmt: skip
_SYSTEM_SCHEMAS = {"sqlite": frozenset({"main"}), "duckdb": frozenset({"main"}), "postgres": frozenset({"pg_catalog"})}
_FILE_SIGNS = frozenset("/\\@*?:")
_FILE_ENDINGS = (
    ".csv", ".tsv", ".txt", ".parquet", ".json", ".ndjson", ".jsonl", ".xlsx", ".db", ".duckdb", ".sqlite", ".gz", ".zst", ".arrow", ".avro",
)  # fmt: skip


def check_tables(tree: exp.Expr, catalog: Catalog, names: CatalogNames) -> dict[int, Table]:
    """The catalog's table behind each table node that reads one, by the node's `id`.

    :raises StatementRefused: a name that is no table here (with the nearest ones), looks like a file, or shows the system's secrets.
    """
    found: dict[int, Table] = {}
    for cte in tree.find_all(exp.CTE):
        if _looks_like_file(cte.alias):
            raise StatementRefused(f"{cte.alias!r} looks like a file; name the sub-query otherwise.")
    for node, ctes in _with_ctes(tree, catalog.dialect):
        if isinstance(node.this, exp.Func):
            continue
        if not isinstance(node.this, exp.Identifier):
            raise StatementRefused("Only tables of this database can be read, by their names.")
        path = [part.name for part in node.parts]
        if len(path) == 1 and path[0].lower() in ctes:
            continue
        table = _lookup(path, catalog.dialect, names)
        if table is not None:
            found[id(node)] = table
        elif not _is_system_view(path, catalog.dialect):
            raise _unknown(path, catalog)
    _check_rows_from(tree)
    return found


def _check_rows_from(tree: exp.Expr) -> None:
    """`TABLE('name')` and `LATERAL` of anything but a function or a sub-query read what a text names."""
    for node in tree.find_all(exp.TableFromRows, exp.Lateral):
        if not isinstance(node.this, exp.Func | exp.Subquery | exp.Query | exp.Table):
            raise StatementRefused("TABLE( … ) and LATERAL take a function or a sub-query.")


def _with_ctes(tree: exp.Expr, dialect: str) -> Iterator[tuple[exp.Table, frozenset[str]]]:
    """Every table node with the lower-case names of the common table expressions that a plain name there may mean.

    A name of a WITH further in, or of a later member of a WITH that is not recursive, means the real table: `WITH pg_shadow AS (SELECT *
    FROM pg_shadow) …` reads passwords.
    """
    stack: list[tuple[exp.Expr, frozenset[str]]] = [(tree, frozenset())]
    while stack:
        node, visible = stack.pop()
        if isinstance(node, exp.Table):
            yield node, visible
        with_ = node.args.get("with_")
        inside = visible
        if isinstance(with_, exp.With):
            names = [member.alias.lower() for member in with_.expressions]
            inside = visible.union(names)
            everything = with_.args.get("recursive") or dialect == "sqlite"  # SQLite needs no RECURSIVE
            for i, member in enumerate(with_.expressions):
                stack.append((member, inside if everything else visible.union(names[:i])))
        stack.extend((child, inside) for child in node.iter_expressions() if child is not with_)


def _lookup(path: list[str], dialect: str, names: CatalogNames) -> Table | None:
    tables = names.tables.get(path[-1].lower(), ())
    if len(path) == 1:
        plain = [table for table in tables if table.schema is None]
        # A plain name reaches the default schema; a table elsewhere that no plain name hides is left to the engine's search path.
        return plain[0] if plain else (tables[0] if len(tables) == 1 else None)
    if len(path) > 2:
        return None
    schema = path[0].lower()
    for table in tables:
        if (table.schema or "").lower() == schema or (
            table.schema is None and schema in _DEFAULT_SCHEMAS.get(dialect, frozenset())
        ):
            return table
    return None


def _is_system_view(path: list[str], dialect: str) -> bool:
    name = path[-1].lower()
    if len(path) == 2 and path[0].lower() == "information_schema":
        return dialect != "sqlite" and name in _INFORMATION_SCHEMA
    if len(path) == 1 or (len(path) == 2 and path[0].lower() in _SYSTEM_SCHEMAS.get(dialect, frozenset())):
        return name in _SYSTEM_VIEWS.get(dialect, frozenset())
    return False


def _looks_like_file(name: str) -> bool:
    return bool(_FILE_SIGNS & set(name)) or name.lower().endswith(_FILE_ENDINGS)


def _unknown(path: list[str], catalog: Catalog) -> StatementRefused:
    name = ".".join(path)
    shown = name if len(name) <= 80 else name[:80] + "…"
    if _looks_like_file(name):
        return StatementRefused(f"There is no table {shown}; files cannot be read.")
    if not catalog.tables:
        return StatementRefused(f"There is no table {shown}; this database has no tables.", message=UNKNOWN_NAME)
    near = nearest(path[-1], [table.key for table in catalog.tables])
    advice = f"the nearest are {', '.join(near)}" if len(near) > 1 else f"the nearest is {near[0]}"
    return StatementRefused(
        f"There is no table {shown}; {advice}.", hint=f"Did you mean {near[0]}?", message=UNKNOWN_NAME
    )


def nearest(name: str, known: list[str]) -> list[str]:
    """Up to three of the non-empty `known`, the most similar to `name` first; ties in the order of `known`."""
    matches = process.extract(name, known, scorer=fuzz.WRatio, processor=str.lower, limit=3)
    best = matches[0][1]
    return [match for match, score, _ in matches if score >= best - 15]
