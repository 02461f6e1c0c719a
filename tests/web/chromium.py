"""A real headless Chromium, driven over its own protocol through two pipes: no driver, no port, no network."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next((found for name in NAMES if (found := shutil.which(name))), "")
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND"


class Chromium:
    """One page. `requests` are the addresses that were asked of a network."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes the profile and, in `downloads`, what is downloaded."""
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        given, self._write = os.pipe()
        self._read, taken = os.pipe()
        flags = f"--headless --no-sandbox --disable-gpu --remote-debugging-pipe '{OFFLINE}'"
        order = f"exec {PROGRAM} {flags} --user-data-dir={folder / 'profile'} about:blank 3<&{given} 4>&{taken}"
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", order], pass_fds=(given, taken), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(given)
        os.close(taken)
        self._count, self._left = 0, b""
        self.events: list[dict[str, Any]] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session: str = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads))
        for each in ("Page", "Runtime", "DOM", "Network"):
            self.do(f"{each}.enable")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)

    def do(self, method: str, **given: Any) -> dict[str, Any]:
        return self._call(method, self._session, **given)

    def js(self, expression: str) -> Any:
        found = self.do("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return found["result"].get("value")

    def until(self, expression: str, seconds: float = 180) -> Any:
        """What the expression comes to, once it is true."""
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            found = self.js(expression)
            if found:
                return found
            time.sleep(0.2)
        raise TimeoutError(expression)

    def choose(self, *files: Path) -> None:
        root = self.do("DOM.getDocument")["root"]["nodeId"]
        field = self.do("DOM.querySelector", nodeId=root, selector="#files")["nodeId"]
        self.do("DOM.setFileInputFiles", nodeId=field, files=[str(each) for each in files])

    def downloaded(self, name: str, seconds: float = 120) -> bytes:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            self.js("1")
            if (self.downloads / name).exists():
                return (self.downloads / name).read_bytes()
            time.sleep(0.2)
        raise TimeoutError(name)

    @property
    def requests(self) -> list[str]:
        asked = (each["params"] for each in self.events if each["method"] == "Network.requestWillBeSent")
        urls = (each["request"]["url"] for each in asked)
        return [url for url in urls if not url.startswith(("file:", "blob:", "data:", "about:"))]

    def _call(self, method: str, session: str = "", **given: Any) -> dict[str, Any]:
        self._count += 1
        message: dict[str, Any] = {"id": self._count, "method": method, "params": given}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("id") == self._count:
                if "error" in said:
                    raise RuntimeError(said["error"])
                return dict(said["result"])
            self.events.append(said)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            more = os.read(self._read, 1 << 20)
            if not more:
                raise EOFError
            self._left += more
        message, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(message))
