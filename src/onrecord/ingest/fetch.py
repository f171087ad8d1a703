"""Fetch a page from the web without being led to where it must not go.

The address that is checked is the one that is connected to: a name is resolved once, every address
behind it must be public, and the connection goes to the number, with the name only in the Host header
and in the certificate check. That is done again after every redirect. No proxy, no cookie, no
credential is ever used.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import msgspec

from onrecord.errors import InputError, RefusedAddress, TooLargeInput
from onrecord.ingest.ingested import Answer, IngestOptions, Request
from onrecord.version import __version__

MOST_REDIRECTS = 5
MOST_BYTES = 5_000_000
MOST_SECONDS = 20.0
CHUNK = 65_536
USER_AGENT = f"onrecord/{__version__} (+news attribution reader)"
ACCEPTED = ("text/html", "application/xhtml+xml", "text/plain")
_SAFE = "/%:=&?~#+!$,;'@()*[]-._"
_REDIRECTS = (301, 302, 303, 307, 308)

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """A page as it came: `address` is where the last redirect led."""

    address: str
    data: bytes
    kind: str
    charset: str | None
    retrieved_at: datetime


def fetch(url: str, options: IngestOptions, *, seconds: float = MOST_SECONDS) -> Fetched:
    """Return the page at an address.

    The work runs in a thread of its own: a server that sends one byte a minute, or a name server that
    does not answer, is left behind when the time is up.

    Raises:
        RefusedAddress: the address must not be fetched, or did not answer in bounds.
        TooLargeInput: the page is over the limit on size.
    """
    box: queue.Queue[Fetched | Exception] = queue.Queue()
    limit = time.monotonic() + seconds
    threading.Thread(target=_keep, args=(box, lambda: _follow(url, options, limit)), daemon=True).start()
    try:
        found = box.get(timeout=seconds)
    except queue.Empty:
        raise RefusedAddress(url, f"no full answer within {seconds:g} seconds") from None
    if isinstance(found, InputError):
        raise type(found)(url, found.reason)
    if isinstance(found, Exception):
        raise found
    return found


def check_address(url: str, number: str) -> IPAddress:
    """Return an address that may be connected to.

    Raises:
        RefusedAddress: it is not public, whichever way it is written or wrapped.
    """
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        raise RefusedAddress(url, f"the name leads to {number!r}, which is no address") from None
    for inner in (address, *_wrapped(address)):
        if why := _why_private(inner):
            raise RefusedAddress(url, f"leads to {number}, which is {why}; only public addresses are fetched")
    return address


def _keep(box: "queue.Queue[Fetched | Exception]", work: Callable[[], Fetched]) -> None:
    try:
        box.put(work())
    except Exception as error:  # noqa: BLE001 - handed to the caller's thread, which raises it
        box.put(error)


def _follow(url: str, options: IngestOptions, limit: float) -> Fetched:
    here = url
    for _ in range(MOST_REDIRECTS + 1):
        answer = _ask(here, options, limit, url)
        try:
            if answer.status not in _REDIRECTS:
                return _take(answer, here, options, limit, url)
            target = answer.headers.get("location")
        finally:
            answer.close()
        if not target:
            raise RefusedAddress(url, f"answers {answer.status} without saying where to go")
        here = urljoin(here, target.strip())
    raise RefusedAddress(url, f"redirects more than {MOST_REDIRECTS} times")


def _ask(here: str, options: IngestOptions, limit: float, url: str) -> Answer:
    parts, port, host = _split(here, url)
    addresses = _resolved(host, port, options, url)
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    default = {"http": 80, "https": 443}[parts.scheme]
    name = f"[{host}]" if ":" in host else host
    request = Request(
        address=str(addresses[0]),
        port=port,
        host=host,
        is_secure=parts.scheme == "https",
        target=path,
        headers={
            "Host": name if port == default else f"{name}:{port}",
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(ACCEPTED),
            "Accept-Encoding": "gzip, deflate",
        },
        seconds=_left(limit, url),
    )
    return (options.transport or send)(request)


def _split(here: str, url: str) -> tuple[SplitResult, int, str]:
    if any(character.isspace() or ord(character) < 32 or character == "\\" for character in here):
        raise RefusedAddress(url, "holds white space or a backslash; give one http or https address")
    try:
        parts = urlsplit(here)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise RefusedAddress(url, f"{here[:200]!r} is no well-formed address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedAddress(url, f"{here[:200]!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(url, "holds a user name or password; give the address without")
    return parts, port, host


def _resolved(host: str, port: int, options: IngestOptions, url: str) -> list[IPAddress]:
    try:
        numbers = (options.resolve or resolve)(host, port)
    except OSError as error:
        raise RefusedAddress(url, f"the name {host!r} leads nowhere ({error.strerror or error})") from None
    except UnicodeError:
        raise RefusedAddress(url, f"the name {host[:80]!r} is not well formed") from None
    if not numbers:
        raise RefusedAddress(url, f"the name {host!r} leads nowhere")
    return [check_address(url, number) for number in numbers]


def _wrapped(address: IPAddress) -> list[IPAddress]:
    """Return the IPv4 addresses that an IPv6 address carries: mapped, 6to4, Teredo, NAT64, compatible."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    teredo = address.teredo or ()
    inner: list[IPAddress] = [found for found in (address.ipv4_mapped, address.sixtofour, *teredo) if found]
    number = int(address)
    if number >> 32 in (0x0064FF9B << 64, 0) or address in ipaddress.ip_network("64:ff9b:1::/48"):
        inner.append(ipaddress.IPv4Address(number & 0xFFFFFFFF))
    return inner


def _why_private(address: IPAddress) -> str | None:
    checks = (
        (address.is_loopback, "this machine itself"),
        (address.is_link_local, "link-local"),
        (address.is_multicast, "multicast"),
        (address.is_unspecified, "unspecified"),
        (address.is_private, "private"),
        (address.is_reserved and not _is_translated(address), "reserved"),
        (isinstance(address, ipaddress.IPv6Address) and address.is_site_local, "private"),
        (not address.is_global and not _is_translated(address), "not public"),
    )
    return next((why for is_so, why in checks if is_so), None)


def _is_translated(address: IPAddress) -> bool:
    return isinstance(address, ipaddress.IPv6Address) and int(address) >> 32 == 0x0064FF9B << 64


def _left(limit: float, url: str) -> float:
    left = limit - time.monotonic()
    if left <= 0:
        raise RefusedAddress(url, "no full answer in time")
    return left


def _take(answer: Answer, here: str, options: IngestOptions, limit: float, url: str) -> Fetched:
    if answer.status != 200:
        raise RefusedAddress(url, f"answers {answer.status}; a page answers 200")
    kind, _, rest = answer.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind and kind not in ACCEPTED:
        raise RefusedAddress(url, f"sends {kind[:60]!r}; a page is one of {', '.join(ACCEPTED)}")
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    now = options.clock or (lambda: datetime.now(UTC))
    data = _body(answer, limit, url)
    return Fetched(address=here, data=data, kind=kind, charset=charset, retrieved_at=now())


def _body(answer: Answer, limit: float, url: str) -> bytes:
    parts, size = [], 0
    while chunk := answer.read():
        parts.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise TooLargeInput(url, f"too large: the page is over {MOST_BYTES} bytes")
        _left(limit, url)
    return b"".join(parts)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses behind a name, as the system gives them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _why_no_answer(error: Exception) -> str:
    from urllib3.util.ssl_match_hostname import CertificateError

    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError | CertificateError):
        why = getattr(cause, "verify_message", None) or str(cause)
        return f"shows a certificate that does not hold ({why})"
    return f"did not answer ({type(error).__name__})"


def send(request: Request) -> Answer:
    """Send a request to its address with urllib3, no redirect followed, the name checked in the certificate."""
    import urllib3

    timeout = urllib3.Timeout(connect=min(10.0, request.seconds), read=request.seconds)
    pool = (
        urllib3.HTTPSConnectionPool(
            request.address,
            request.port,
            timeout=timeout,
            cert_reqs="CERT_REQUIRED",
            server_hostname=request.host,
            assert_hostname=request.host,
        )
        if request.is_secure
        else urllib3.HTTPConnectionPool(request.address, request.port, timeout=timeout)
    )
    where = request.headers["Host"]
    try:
        response = pool.urlopen(
            "GET",
            request.target,
            headers=request.headers,
            redirect=False,
            retries=False,
            preload_content=False,
            assert_same_host=False,
        )
    except (urllib3.exceptions.HTTPError, OSError) as error:
        pool.close()
        raise RefusedAddress(where, _why_no_answer(error)) from None

    def read() -> bytes:
        try:
            return response.read1(CHUNK, decode_content=True)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise RefusedAddress(where, f"broke off ({type(error).__name__})") from None

    def close() -> None:
        response.close()
        pool.close()

    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status=response.status, headers=headers, read=read, close=close)
