"""Drafts of many articles, each on its own: in this process, in several, or on a cluster."""

from __future__ import annotations

from kit.batch.articles import find_articles, find_unread
from kit.batch.banks import BankFolder, Banks, OneBank
from kit.batch.many import draft_many
from kit.batch.records import Drafted, Failed, PassedOver, Result
from kit.batch.workers import Workers, cluster, in_process, processes

__all__ = [
    "BankFolder",
    "Banks",
    "Drafted",
    "Failed",
    "OneBank",
    "PassedOver",
    "Result",
    "Workers",
    "cluster",
    "draft_many",
    "find_articles",
    "find_unread",
    "in_process",
    "processes",
]
