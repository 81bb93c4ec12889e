#!/usr/bin/python3
"""A mail server for tests: Debian's aiosmtpd on a free port of 127.0.0.1, mails as files in FOLDER.

Prints its port once it listens; ends with its standard input. With --certificate it speaks TLS from the
first byte, or after STARTTLS where --starttls is given. A mail to refused@… is refused for good, one to
later@… for now.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Folder:
    """Stores each mail: envelope and content as JSON, in the order they came."""

    def __init__(self, path):
        self.path = path
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 5.1.1 CANARY-REPLY no such user"
        if address.startswith("later@"):
            return "451 4.3.0 CANARY-REPLY come back"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.count += 1
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "user": session.auth_data or "",
            "encrypted": server.transport.get_extra_info("sslcontext") is not None,
            "content": envelope.content.decode("ascii"),
        }
        (self.path / f"{self.count}.json").write_text(json.dumps(mail))
        return "250 taken"


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        good = (data.login.decode(), data.password.decode()) == (user, password)
        return AuthResult(success=good, handled=False, auth_data=user if good else None)

    return check


async def serve(options):
    context = None
    if options.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.certificate)
    arguments = {"require_starttls": options.starttls, "tls_context": context if options.starttls else None}
    if options.user:
        arguments |= {
            "authenticator": authenticator(options.user, options.password),
            "auth_required": True,
            "auth_require_tls": options.starttls,
        }
    folder = Folder(pathlib.Path(options.folder))
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(folder, hostname="test", **arguments),
        "127.0.0.1", options.port, ssl=None if options.starttls else context)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate")
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    asyncio.run(serve(parser.parse_args()))
