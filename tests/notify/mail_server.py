"""A mail server that is not ours, for the tests: keeps each message it takes as a file of its own.

mail_server.py FOLDER [CERTIFICATE KEY]    with a certificate it speaks TLS from the first byte on

FOLDER/port has the port once it listens. What it does besides is said by files in FOLDER: mail to an address that
FOLDER/refuse names is refused; while FOLDER/hang is there, it takes a message and never answers.
"""
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])


class Keeper:
    def __init__(self):
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        refused = folder / "refuse"
        if refused.exists() and address in refused.read_text().split():
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        text = b"X-To: " + " ".join(envelope.rcpt_tos).encode() + b"\r\n" + envelope.content
        (folder / f"{self.count:03}.eml").write_bytes(text)
        if (folder / "hang").exists():
            (folder / "hanging").touch()
            while True:
                await asyncio.sleep(1)
        return "250 taken"


class Accepting:
    """Any name with the password 'secret'."""

    def __call__(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"secret")


async def serve():
    options, tls = {}, None
    if len(sys.argv) > 2:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(sys.argv[2], sys.argv[3])
        options = {"authenticator": Accepting(), "auth_required": True, "auth_require_tls": False}
    keeper = Keeper()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, **options), host="127.0.0.1", port=0, ssl=tls)
    (folder / "port.new").write_text(str(server.sockets[0].getsockname()[1]))
    (folder / "port.new").rename(folder / "port")
    await server.serve_forever()


asyncio.run(serve())
