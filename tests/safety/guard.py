"""Watches for sockets that are not local; the fixture `no_network` fails the test that opened one."""

import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

_NAMES = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
_LOCAL = {getattr(socket, "AF_UNIX", None), getattr(socket, "AF_NETLINK", None)}
opened: list[str] = []
"""What was tried since the last test began."""


class NetworkUsedError(OSError):
    """A test, or what it tests, reached for the network."""


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in _NAMES or (event == "socket.__new__" and arguments[1] not in _LOCAL):
        opened.append(f"{event} {arguments[1:] if event == 'socket.__new__' else arguments}")
        raise NetworkUsedError(f"tests use no network: {opened[-1]}")


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that opens a socket other than a local one, or looks up a name, even if it hides it."""
    opened.clear()
    yield
    tried = [*opened]
    opened.clear()
    assert not tried, f"the network was used: {tried}"


sys.addaudithook(_watch)
