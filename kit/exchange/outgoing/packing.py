"""Packages and JSON whose bytes hang on nothing but what is in them."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from collections.abc import Mapping

# The first moment that a zip archive can tell.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:reading-kit")


def pack(members: Mapping[str, bytes]) -> bytes:
    """Give a zip archive of these members, by their paths, in alphabetical order.

    Nothing is compressed, because what compression gives differs between machines.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(members):
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.create_system, entry.external_attr = _UNIX, 0o644 << 16
            archive.writestr(entry, members[path])
    return packed.getvalue()


def as_json(value: object) -> bytes:
    """Write JSON in plain ASCII, which is read alike whatever encoding is assumed."""
    return json.dumps(value, indent=1, ensure_ascii=True, allow_nan=False).encode() + b"\n"


def own_id(kind: str, name: str) -> uuid.UUID:
    """Give the same id for the same thing of a bank at all times (RFC 4122, version 5)."""
    # The name of a file may hold bytes that are no text.
    text = name.encode(errors="backslashreplace").decode()
    return uuid.uuid5(_OURS, f"{kind}/{text}")
