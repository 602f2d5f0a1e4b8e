"""Driving a headless Chromium through its pipe, with every request recorded and the network off."""

import base64
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

Message = dict[str, Any]


class Browser:
    """One page; ``requests`` has every address that it asked for."""

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._rest = b""
        self._number = 0
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.ask("Target.createTarget", session="", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", session="", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")
        self.ask(
            "Network.emulateNetworkConditions",
            offline=True,
            latency=0,
            downloadThroughput=0,
            uploadThroughput=0,
        )
        self.size(1280, 900)

    _session = ""
    _loaded = False

    def ask(self, method: str, *, session: str | None = None, **parameters: object) -> Message:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session is None:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self._note(answer)

    def _note(self, event: Message) -> None:
        parameters = event.get("params", {})
        if event["method"] == "Page.loadEventFired":
            self._loaded = True
        elif event["method"] == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif event["method"] == "Runtime.exceptionThrown":
            self.complaints.append(str(parameters["exceptionDetails"]))
        elif event["method"] == "Log.entryAdded":
            self.complaints.append(str(parameters["entry"]))

    def _next(self) -> Message:
        while b"\0" not in self._rest:
            data = os.read(self._reading, 1 << 16)
            assert data, "the browser ended"
            self._rest += data
        text, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(text))

    def size(self, width: int, height: int) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def open(self, path: Path) -> None:
        self._loaded = False
        self.ask("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._note(self._next())

    def value(self, script: str) -> Any:
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def wait(self, script: str) -> None:
        ends = time.monotonic() + 20
        while not self.value(script):
            assert time.monotonic() < ends, script

    def click(self, selector: str) -> None:
        x, y = self.value(
            f"""(() => {{
              const found = document.querySelector({json.dumps(selector)});
              found.scrollIntoView({{ block: "center", behavior: "instant" }});
              const r = found.getBoundingClientRect();
              return [r.x + r.width / 2, r.y + r.height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def wheel(self, x: float, y: float, turn: float) -> None:
        self.ask("Input.dispatchMouseEvent", type="mouseWheel", x=x, y=y, deltaX=0, deltaY=turn)

    def picture(self) -> bytes:
        return base64.b64decode(self.ask("Page.captureScreenshot")["data"])

    def pdf(self) -> bytes:
        return base64.b64decode(self.ask("Page.printToPDF")["data"])


_START = """
import os, sys
os.dup2(int(sys.argv[1]), 103)
os.dup2(int(sys.argv[2]), 104)
os.dup2(103, 3)
os.dup2(104, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads its pipe at 3 and answers at 4."""


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """Start Chromium without a network of its own where the system allows that."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium, which is not installed")
    alone = ["unshare", "-rn"] if _can_unshare() else []
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    command = [
        *alone, sys.executable, "-c", _START, str(their_in), str(their_out), program, "--headless",
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
        f"--user-data-dir={folder}",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, pass_fds=(their_in, their_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(their_in)
    os.close(their_out)
    try:
        yield Browser(our_in, our_out)
    finally:
        os.close(our_out)
        process.terminate()
        process.wait(20)
        os.close(our_in)


def _can_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
