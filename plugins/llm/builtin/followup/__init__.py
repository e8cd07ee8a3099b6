"""Questions that follow up another one: "and by country?", "only 2023", "as a percentage"."""

from .followed import Followed, follow_up

__all__ = ["Followed", "follow_up"]
