"""Which tables, columns, stored values, numbers and dates a question speaks of. Pure functions over a `Catalog`."""

from .calendar import shift
from .index import Index, build_index, index_of
from .link import link
from .spelling import is_content
from .words import is_word, plain, stem, tokenize

__all__ = ["Index", "build_index", "index_of", "is_content", "is_word", "link", "plain", "shift", "stem", "tokenize"]
