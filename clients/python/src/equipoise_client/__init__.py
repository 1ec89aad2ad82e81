"""A typed client of Equipoise: treatment comparisons, with a source for every value and a reason for every gap."""

from equipoise_client import documents
from equipoise_client.problems import ProblemError, UnexpectedAnswer
from equipoise_client.questions import AsyncQuestions as AsyncEquipoise
from equipoise_client.questions import SyncQuestions as Equipoise

__all__ = ["AsyncEquipoise", "Equipoise", "ProblemError", "UnexpectedAnswer", "documents"]
__version__ = "1.0.0"
