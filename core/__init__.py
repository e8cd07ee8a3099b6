"""The product, and the public API for plugins: everything named here is versioned by `PLUGIN_API`."""

from .contracts.action import Action, Delivery, Egress, Receipt
from .contracts.catalog import NUMBERS, TIMES, Catalog, Column, ColumnType, ForeignKey, Table
from .contracts.connector import Connector, Sampling, Session, Stage, StageName
from .contracts.fields import DatabaseFile, Secret
from .contracts.linked import DateRange, LinkedQuestion, Mention, Token
from .contracts.per_catalog import once_per_catalog
from .contracts.results import Cell, CheckedStatement, Limits, Result, ResultColumn, ResultStream
from .contracts.sql_generator import Assumption, Candidate, GenerationRequest, Previous, SqlGenerator, UsedValue
from .contracts.widget import ChartSpec, Fit, WidgetType
from .errors import (
    AifordbError,
    DatabaseUnreachable,
    FieldProblem,
    QueryFailed,
    QuestionNotUnderstood,
    StatementRefused,
    ValidationError,
)
from .hookspecs import PLUGIN_API, hookimpl

__all__ = [
    "NUMBERS", "PLUGIN_API", "TIMES",
    "Action", "AifordbError", "Assumption", "Candidate", "Catalog", "Cell", "ChartSpec", "CheckedStatement", "Column", "ColumnType",
    "Connector", "DatabaseFile", "DatabaseUnreachable", "DateRange", "Delivery", "Egress", "FieldProblem", "Fit", "ForeignKey",
    "GenerationRequest", "Limits", "LinkedQuestion", "Mention", "Previous", "QueryFailed", "QuestionNotUnderstood", "Receipt", "Result",
    "ResultColumn", "ResultStream", "Sampling", "Secret", "Session", "SqlGenerator", "Stage", "StageName", "StatementRefused", "Table",
    "Token", "UsedValue", "ValidationError", "WidgetType", "hookimpl", "once_per_catalog",
]  # fmt: skip
