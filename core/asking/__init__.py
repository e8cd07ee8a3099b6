"""From a question, or SQL, to a stored answer."""

from .ask import Answer, ask
from .request import AskRequest
from .warm import warm

__all__ = ["Answer", "AskRequest", "ask", "warm"]
