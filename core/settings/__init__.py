"""Settings: declared once in `model`, loaded by `load_settings`, passed on as frozen values and never imported as a global."""

from .load import load_settings
from .model import Settings

__all__ = ["Settings", "load_settings"]
