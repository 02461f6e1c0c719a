"""An audit says what is known, and never calls good what it could not ask about."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from maintenance.audit import audit
from maintenance.pins import LOCKS, pins

pytestmark = pytest.mark.long
KNOWN = {"id": "CAKE-1", "summary": "a hole in the cake", "affected": [], "modified": "2026-01-01T00:00:00Z"}
EVERYTHING = len(pins(LOCKS / "dev.txt")) + 1


class Database(BaseHTTPRequestHandler):
    """Answers as OSV does; of the packages in `bad` it knows a hole."""

    bad: tuple[str, ...] = ()

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        found = [{"vulns": [KNOWN]} if each["package"]["name"] in self.bad else {} for each in asked]
        self._answer({"results": found})

    def do_GET(self) -> None:
        self._answer(KNOWN)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self, value: object) -> None:
        data = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def database() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Database)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_what_is_not_known_to_be_bad_is_counted(database: str) -> None:
    done = audit(database)
    assert (done.code, f"audited {EVERYTHING} locked versions" in done.said) == (0, True)


def test_a_known_hole_is_told(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Database, "bad", ("pypdf",))
    done = audit(database)
    assert done.code == 1
    assert all(text in done.said for text in ("pypdf", "CAKE-1"))


def test_where_no_database_answers_nothing_was_audited() -> None:
    done = audit("http://127.0.0.1:9/")
    assert (done.code, done.said.startswith("NOT AUDITED")) == (2, True)
    assert "\n" not in done.said
