import gzip
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import RefusedAddress, TooLargeInput
from onrecord.ingest import Answer, IngestOptions, Request
from onrecord.ingest.fetch import MOST_BYTES, USER_AGENT, check_address, fetch, send

PUBLIC = "93.184.216.34"
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def answer(body: bytes = b"<html>", status: int = 200, **headers: str) -> Answer:
    chunks = [body, b""]
    named = {"content-type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return Answer(status=status, headers=named, read=lambda: chunks.pop(0), close=lambda: None)


class Web:
    """A web without a network: names, pages, and what was asked of it."""

    def __init__(self, names: dict[str, list[str]], pages: Callable[[Request], Answer]) -> None:
        self.names, self.pages = names, pages
        self.asked: list[Request] = []

    def options(self) -> IngestOptions:
        return IngestOptions(resolve=self.resolve, transport=self.transport, clock=lambda: NOON)

    def resolve(self, host: str, _port: int) -> list[str]:
        return self.names.get(host, [])

    def transport(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.pages(request)


def public(pages: Callable[[Request], Answer] = lambda _: answer()) -> Web:
    return Web({"wire.example": [PUBLIC]}, pages)


def test_the_checked_address_is_the_one_that_is_asked() -> None:
    web = public()
    page = fetch("https://wire.example/a b?q=é".replace(" ", "%20"), web.options())
    (request,) = web.asked
    assert (request.address, request.port, request.host, request.is_secure) == (PUBLIC, 443, "wire.example", True)
    assert request.target == "/a%20b?q=%C3%A9"
    assert request.headers["Host"] == "wire.example"
    assert request.headers["User-Agent"] == USER_AGENT
    assert (page.data, page.charset, page.retrieved_at) == (b"<html>", "utf-8", NOON)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2001:db8::1", "2001:0:7f00:1::", "nonsense", "1.2.3",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(number: str) -> None:
    with pytest.raises(RefusedAddress):
        check_address("http://x", number)


@pytest.mark.parametrize("number", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_public_addresses_pass(number: str) -> None:
    check_address("http://x", number)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "localhost", "[::1]"])
def test_disguised_hosts_go_through_the_resolver(host: str) -> None:
    web = Web({host.strip("[]"): ["127.0.0.1"]}, lambda _: answer())
    with pytest.raises(RefusedAddress, match="this machine itself"):
        fetch(f"http://{host}/", web.options())
    assert web.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    web = Web({"wire.example": [PUBLIC, "10.0.0.1"]}, lambda _: answer())
    with pytest.raises(RefusedAddress, match="private"):
        fetch("http://wire.example/", web.options())


@pytest.mark.parametrize(
    "url",
    [
        "http://user:pw@wire.example/", "http://user@wire.example/", "ftp://wire.example/", "file:///etc/passwd", "http:///a",
        "http://wire.example:99999/", "http://wire.example/a b", "http://wire.example\\@x/", "http://[::1/", "http://" + "a" * 300,
        "http://nowhere.example/", "http://wire.example/\x00",
    ],
)  # fmt: skip
def test_addresses_that_are_not_plain_are_refused(url: str) -> None:
    web = public()
    with pytest.raises(RefusedAddress):
        fetch(url, web.options())
    assert web.asked == []


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/",
        "http://inside.example/",
        "//inside.example/",
        "file:///etc/passwd",
        "http://u:p@wire.example/",
    ],
)
def test_a_redirect_is_checked_again(target: str) -> None:
    web = public(lambda _: answer(status=302, location=target))
    web.names |= {"inside.example": ["10.0.0.1"], "169.254.169.254": ["169.254.169.254"]}
    with pytest.raises(RefusedAddress):
        fetch("http://wire.example/", web.options())
    assert len(web.asked) == 1


def test_a_name_that_changes_its_address_between_requests_is_caught() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    web = public(lambda _: answer(status=301, location="/again"))
    options = IngestOptions(resolve=lambda _host, _port: next(answers), transport=web.transport)
    with pytest.raises(RefusedAddress, match="this machine itself"):
        fetch("http://wire.example/", options)
    assert [request.address for request in web.asked] == [PUBLIC]


def test_a_redirect_is_followed_and_told() -> None:
    web = public(lambda request: answer() if request.target == "/b" else answer(status=301, location="/b"))
    assert fetch("http://wire.example:8080/a", web.options()).address == "http://wire.example:8080/b"
    assert web.asked[1].headers["Host"] == "wire.example:8080"


def test_redirects_without_end_are_left() -> None:
    web = public(lambda _: answer(status=302, location="/"))
    with pytest.raises(RefusedAddress, match="more than 5 times"):
        fetch("http://wire.example/", web.options())
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "reply", [answer(status=404), answer(status=302), answer(content_type="application/pdf"), answer(status=304)]
)
def test_what_is_no_page_is_refused(reply: Answer) -> None:
    with pytest.raises(RefusedAddress):
        fetch("http://wire.example/", public(lambda _: reply).options())


def test_a_page_without_end_is_cut_off() -> None:
    endless = Answer(status=200, headers={}, read=lambda: b"x" * (MOST_BYTES // 4), close=lambda: None)
    with pytest.raises(TooLargeInput, match=str(MOST_BYTES)):
        fetch("http://wire.example/", public(lambda _: endless).options())


def test_a_server_that_never_answers_is_left() -> None:
    never = threading.Event()

    def wait(_: Request) -> Answer:
        never.wait(5)
        return answer()

    with pytest.raises(RefusedAddress, match="no full answer"):
        fetch("http://wire.example/", public(wait).options(), seconds=0.05)
    never.set()


def test_a_server_that_drips_is_left() -> None:
    def drip() -> bytes:
        time.sleep(0.01)
        return b"x"

    slow = Answer(status=200, headers={}, read=drip, close=lambda: None)
    with pytest.raises(RefusedAddress):
        fetch("http://wire.example/", public(lambda _: slow).options(), seconds=0.1)


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = gzip.compress(f"{self.path} {self.headers['Host']} ".encode() * 20_000)
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


def test_the_transport_asks_the_address_by_the_name_and_unpacks_in_pieces() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        request = Request(
            address="127.0.0.1",
            port=server.server_port,
            host="wire.example",
            is_secure=False,
            target="/a",
            headers={"Host": "wire.example"},
            seconds=5,
        )
        reply = send(request)
        parts = list(iter(reply.read, b""))
        reply.close()
        server.shutdown()
    assert b"".join(parts) == b"/a wire.example " * 20_000
    assert max(map(len, parts)) <= 65_536


def test_a_name_server_that_fails_is_told() -> None:
    def fail(_host: str, _port: int) -> list[str]:
        raise OSError(-2, "Name or service not known")

    with pytest.raises(RefusedAddress, match="leads nowhere"):
        fetch("http://wire.example/", IngestOptions(resolve=fail, transport=lambda _: answer()))
