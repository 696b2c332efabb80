"""What students did: attempts and steps, and the log that keeps them."""

from kit.attempts.log import AttemptLog
from kit.attempts.place import current_student, default_path
from kit.attempts.records import Action, Attempt, Step, points_earned

__all__ = [
    "Action",
    "Attempt",
    "AttemptLog",
    "Step",
    "current_student",
    "default_path",
    "points_earned",
]
