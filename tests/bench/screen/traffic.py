"""What goes between browser and kernel: frames of the websocket, and what they carry."""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page, WebSocket


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """The frames of a page so far, in both directions."""

    received: list[bytes] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Keep every frame of the sockets that lead to a kernel."""

        def join(socket: WebSocket) -> None:
            if "/channels" in socket.url:
                socket.on("framereceived", lambda frame: self.received.append(_bytes(frame)))
                socket.on("framesent", lambda frame: self.sent.append(_bytes(frame)))

        page.on("websocket", join)

    def since(self, before: Traffic) -> Traffic:
        """Give the frames that came after those of a copy."""
        return Traffic(
            received=self.received[len(before.received) :], sent=self.sent[len(before.sent) :]
        )

    def copy(self) -> Traffic:
        """Give the frames so far, which do not grow any more."""
        return Traffic(received=list(self.received), sent=list(self.sent))

    @property
    def frames(self) -> int:
        """Their number."""
        return len(self.received) + len(self.sent)

    @property
    def bytes(self) -> int:
        """What they weigh, before any compression of the socket."""
        return weight(self.received) + weight(self.sent)


def weight(frames: Iterable[bytes]) -> int:
    """Give the bytes of frames."""
    return sum(len(frame) for frame in frames)


def models(frames: Iterable[bytes]) -> int:
    """Count the models that the kernel opened in the browser."""
    return sum(frame.count(b'"comm_open"') for frame in frames)


def parts(frames: Iterable[bytes]) -> dict[str, int]:
    """Give the bytes of each value that models carry by its name, then of what is around them."""
    frames = list(frames)
    sizes: Counter[str] = Counter()
    for frame in frames:
        content, buffers = _content(frame)
        state = content.get("data", {}).get("state", {}) if "comm_id" in content else {}
        for name, value in state.items():
            sizes[name] += len(json.dumps(value, ensure_ascii=False).encode())
        sizes["buffers"] += buffers
    sizes["messages around them"] = weight(frames) - sum(sizes.values())
    return dict(sizes.most_common())


def _bytes(frame: str | bytes) -> bytes:
    return frame.encode() if isinstance(frame, str) else frame


def _content(frame: bytes) -> tuple[dict[str, Any], int]:
    """Give the content of a message, and the bytes of the buffers behind it.

    A frame is JSON, or, in version 1 of the kernel's protocol, begins with the number of offsets
    and the offsets of channel, header, parent header, metadata, content and buffers.
    """
    if frame.startswith(b"{"):
        return json.loads(frame)["content"], 0
    (count,) = struct.unpack_from("<Q", frame)
    offsets = struct.unpack_from(f"<{count}Q", frame, 8)
    pieces = [frame[start:end] for start, end in pairwise(offsets)]
    return json.loads(pieces[4]), weight(pieces[5:])
