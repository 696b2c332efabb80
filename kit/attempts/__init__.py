"""What students did: attempts and steps, and the log that keeps them."""

from kit.attempts.log import AlreadyKeptError, AttemptLog
from kit.attempts.opening import file_of
from kit.attempts.place import current_student, default_path
from kit.attempts.records import Action, Attempt, Step, share_earned

__all__ = [
    "Action",
    "AlreadyKeptError",
    "Attempt",
    "AttemptLog",
    "Step",
    "current_student",
    "default_path",
    "file_of",
    "share_earned",
]
