"""Takes in what others wrote: findings from CSV files and FHIR bundles become files of the manuscript.

Nothing is written unless everything could be read. What cannot be taken over is said with its line and the reason.
"""

from app.publishing.importing.intake import Intake, take_in

__all__ = ["Intake", "take_in"]
