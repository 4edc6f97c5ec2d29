"""A mail server for the tests, from an independent library. It stores each message that it accepts in a file.

mail_server.py FOLDER [CERTIFICATE KEY]    with a certificate it speaks TLS from the first byte on

The server writes its port to FOLDER/port once it listens. Other files in FOLDER control it: it refuses mail to the
addresses in FOLDER/refuse, and while FOLDER/hang exists, it stores a message and never replies.
"""
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

folder = pathlib.Path(sys.argv[1])


class MessageStore:
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


class SecretAuthenticator:
    """Accepts any user name with the password 'secret'."""

    def __call__(self, server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"secret")


async def serve():
    options, tls = {}, None
    if len(sys.argv) > 2:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(sys.argv[2], sys.argv[3])
        options = {"authenticator": SecretAuthenticator(), "auth_required": True, "auth_require_tls": False}
    store = MessageStore()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(store, **options), host="127.0.0.1", port=0, ssl=tls)
    (folder / "port.new").write_text(str(server.sockets[0].getsockname()[1]))
    (folder / "port.new").rename(folder / "port")
    await server.serve_forever()


asyncio.run(serve())
