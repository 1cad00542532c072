"""Who in this process watches what, and how they are woken."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Typing:
    conversation_id: str
    author: str
    """``AuthorKind``'s value."""
    name: str


@dataclass(slots=True, eq=False)
class Watcher:
    """One socket's bell. ``wait`` returns what it should look at; several rings become one."""

    desk: bool = False
    """Wants to know of changes of the queue."""
    waits: bool = False
    """Stands in the queue: its place moves with everybody's."""
    conversations: set[str] = field(default_factory=set)
    typing: deque[Typing] = field(default_factory=lambda: deque(maxlen=8))
    changed: set[str] = field(default_factory=set)
    desk_changed: bool = False
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        self._bell.set()

    def look_again(self) -> None:
        """Something may have been missed: at everything it watches."""
        self.changed |= self.conversations
        self.desk_changed = self.desk
        self.ring()

    async def wait(self) -> None:
        await self._bell.wait()
        self._bell.clear()

    def take_changed(self) -> set[str]:
        taken, self.changed = self.changed, set()
        return taken

    def take_desk(self) -> bool:
        taken, self.desk_changed = self.desk_changed, False
        return taken


class Hub:
    """Hands wake-ups to the watchers of this process."""

    def __init__(self) -> None:
        self._watchers: set[Watcher] = set()
        self._of: defaultdict[str, set[Watcher]] = defaultdict(set)
        self._queue_moved = False

    def __len__(self) -> int:
        return len(self._watchers)

    @contextmanager
    def watcher(self) -> Iterator[Watcher]:
        watcher = Watcher()
        self._watchers.add(watcher)
        try:
            yield watcher
        finally:
            self._watchers.discard(watcher)
            for conversation_id in list(watcher.conversations):
                self.unwatch(watcher, conversation_id)

    def watch(self, watcher: Watcher, conversation_id: str) -> None:
        watcher.conversations.add(conversation_id)
        self._of[conversation_id].add(watcher)

    def unwatch(self, watcher: Watcher, conversation_id: str) -> None:
        watcher.conversations.discard(conversation_id)
        self._of[conversation_id].discard(watcher)
        if not self._of[conversation_id]:
            del self._of[conversation_id]

    def watching(self, conversation_id: str) -> int:
        """How many watch a conversation."""
        return len(self._of.get(conversation_id, ()))

    def changed(self, conversation_id: str) -> None:
        for watcher in self._of.get(conversation_id, ()):
            watcher.changed.add(conversation_id)
            watcher.ring()

    def desk(self) -> None:
        self._queue_moved = True
        for watcher in self._watchers:
            if watcher.desk:
                watcher.desk_changed = True
                watcher.ring()

    def places(self) -> None:
        """Those who wait look at their place, if the queue moved since the last call: now and
        then, because with many of them each look is many."""
        if self._queue_moved:
            self._queue_moved = False
            for watcher in self._watchers:
                if watcher.waits:
                    watcher.look_again()

    def typing(self, typing: Typing) -> None:
        for watcher in self._of.get(typing.conversation_id, ()):
            watcher.typing.append(typing)
            watcher.ring()

    def everything(self) -> None:
        """Something may have been missed: everybody looks again."""
        for watcher in self._watchers:
            watcher.look_again()
