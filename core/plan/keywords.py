"""Words that are no bare names in SQL."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that are no bare column or table name in at least one engine: SQLite's keywords that fail as such (tried), PostgreSQL's and DuckDB's
# reserved words, and what sqlglot does not read as a name. Quoting a word too many does no harm.
RESERVED = _words(
    """
    add all alter analyse analyze and any array as asc asof asymmetric anti at authorization autoincrement between binary both by case cast
    check collate collation column columns commit concurrently constraint create cross cube current current_catalog current_date
    current_role current_schema current_time current_timestamp current_user default deferrable delete desc describe distinct do drop else
    end escape except exists explain false fetch for force foreign freeze from full generated glob grant group having if ilike in index
    initially inner insert install intersect into is isnull join key lambda lateral leading left like limit localtime localtimestamp lock
    map mod natural not nothing notnull null of offset on only or order outer over overlaps partitioned_by pivot pivot_longer pivot_wider
    placing positional primary qualify raise references regexp release returning revoke right rlike rollback rollup row rows select semi
    separator session_user set show similar some start struct summarize symmetric system table tablesample then to top trailing transaction
    true try_cast tuple unbounded uncache union unique unpack unpivot update user using values variable variadic verbose when where window
    with xor
    """
)
_MYSQL = _words(
    """
    accessible before bigint blob call cascade change char character condition continue convert cume_dist cursor database databases
    day_hour dec decimal declare delayed dense_rank deterministic distinctrow div double dual each elseif empty enclosed escaped exit
    first_value float fulltext function get groups grouping high_priority ignore infile inout insensitive int integer interval
    iterate keys kill lag last_value lead leave linear lines load long loop low_priority match maxvalue modifies nth_value ntile numeric
    optimize option optionally out outfile partition percent_rank precision procedure purge range rank read reads real recursive rename
    repeat replace require resignal restrict return row_number schema schemas sensitive signal smallint spatial specific sql ssl starting
    stored straight_join terminated tinyint trigger undo unlock unsigned usage use utc_date utc_time varbinary varchar varying virtual
    while write year_month zerofill
    """
)
_SNOWFLAKE = _words(
    "account connection database gscluster increment issue match_recognize minus organization sample schema trigger undrop view"
)
_BY_DIALECT = {"mysql": _MYSQL, "snowflake": _SNOWFLAKE}


def reserved(word: str, dialect: str) -> bool:
    """Must `word`, in lower case, be quoted to be a name in `dialect`?"""
    return word in RESERVED or word in _BY_DIALECT.get(dialect, ())
