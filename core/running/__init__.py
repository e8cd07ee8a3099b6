"""Runs a checked statement under limits: killable child processes for engines inside our process, threads for the others."""

from .diagnosis import Diagnosis, StageReport
from .runner import LimitedStream, Runner
from .task import RunHandle
from .workers import Target

__all__ = ["Diagnosis", "LimitedStream", "RunHandle", "Runner", "StageReport", "Target"]
