"""Where and when something happened, was, will be, or how long it lasted."""

from __future__ import annotations

from kit.facts.settings.durations import find_lengths
from kit.facts.settings.homes import find_homes
from kit.facts.settings.hours import find_hours
from kit.facts.settings.places import find_places
from kit.facts.settings.sites import find_sites
from kit.facts.settings.targets import find_targets
from kit.facts.settings.times import find_times
from kit.facts.settings.whereabouts import find_whereabouts
from kit.facts.settings.workplaces import find_workplaces

__all__ = [
    "find_homes",
    "find_hours",
    "find_lengths",
    "find_places",
    "find_sites",
    "find_targets",
    "find_times",
    "find_whereabouts",
    "find_workplaces",
]
