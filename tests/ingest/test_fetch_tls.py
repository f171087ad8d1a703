"""Real https on this machine: the connection goes to the number that was checked, the certificate is checked by name."""

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import RefusedAddress
from onrecord.ingest import Answer, IngestOptions, Request
from onrecord.ingest.fetch import fetch, send

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl here to make a certificate with")

PUBLIC = "93.184.216.34"
BODY = b"<html><body><p>Nothing was signed.</p></body></html>"


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Speaks TLS in the thread of each request, so that a client that hangs up disturbs nobody."""

    context: ssl.SSLContext

    def __init__(self, certificate: Path) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.names: list[str | None] = []
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.context.sni_callback = lambda _socket, name, _context: self.names.append(name)

    def finish_request(self, request: object, client_address: object) -> None:
        try:
            with self.context.wrap_socket(request, server_side=True) as secure:  # type: ignore[arg-type]
                Page(secure, client_address, self)
        except (ssl.SSLError, OSError):
            return


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for wire.example that it signed itself, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "wire.pem"
    made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=wire.example"]
    made += ["-addext", "subjectAltName=DNS:wire.example", "-keyout", path, "-out", path.with_suffix(".crt")]
    subprocess.run(["openssl", "req", "-x509", *made], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + path.with_suffix(".crt").read_bytes())
    return path


@contextmanager
def served(certificate: Path) -> Iterator[Server]:
    with Server(certificate) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def options(server: Server, asked: list[Request]) -> IngestOptions:
    """Resolve every name to a public number, and connect to this machine in its place; the rest is the real way."""

    def transport(request: Request) -> Answer:
        asked.append(request)
        return send(msgspec.structs.replace(request, address="127.0.0.1", port=server.server_port))

    return IngestOptions(resolve=lambda _host, _port: [PUBLIC], transport=transport)


def test_https_goes_to_the_checked_number_and_verifies_the_name(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    asked: list[Request] = []
    with served(certificate) as server:
        assert fetch("https://wire.example/talks", options(server, asked)).data == BODY
    assert [(request.address, request.host, request.is_secure) for request in asked] == [(PUBLIC, "wire.example", True)]
    assert server.names == ["wire.example"]


def test_a_certificate_for_another_name_is_refused(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate.with_suffix(".crt")))
    with (
        served(certificate) as server,
        pytest.raises(RefusedAddress, match=r"does not hold \(hostname 'other\.example'"),
    ):
        fetch("https://other.example/", options(server, []))


def test_a_certificate_that_nobody_signed_is_refused(certificate: Path) -> None:
    with served(certificate) as server, pytest.raises(RefusedAddress, match="certificate that does not hold"):
        fetch("https://wire.example/", options(server, []))
