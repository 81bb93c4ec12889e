#!/usr/bin/env python3
"""Clients that drip, hang and send rubbish: refused with the reason, nothing stored, others unharmed.
SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import json
import socket
import sys
import threading

import proof
from installation import Installation
from writers import Book, Save

SLOW_CLIENTS = 100
SAVES_MEANWHILE = 40


def raw(port, message, timeout_s=15):
    """What comes back for these bytes, as far as the server says anything."""
    with socket.create_connection(("127.0.0.1", port), timeout=timeout_s) as connection:
        connection.sendall(message)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while piece := connection.recv(65536):
                answer += piece
    return answer


def post(session, body, path="/api/v1/customers", **headers):
    lines = {"Host": "127.0.0.1", "Cookie": session[0], "X-CSRF-Token": session[1],
             "Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    head = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return head.encode() + b"\r\n" + body


def saving(values, **more):
    body = Save(1).body()
    body["values"].update(values)
    return json.dumps({**body, **more}).encode()


def malformed(session):
    """Requests by what is wrong with them: the bytes, the statuses that say so, the field to be named."""
    good = saving({})
    return {
        "no HTTP at all": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64, {400}, None),
        "no version": (b"GET /\r\n\r\n", {400}, None),
        "a head without end": (b"GET / HTTP/1.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", {400, 431}, None),
        "a bad length": (post(session, good, **{"Content-Length": "twelve"}), {400}, None),
        "two lengths": (post(session, good, **{"content-length": "3"}), {400}, None),
        "length and chunks": (post(session, good, **{"Transfer-Encoding": "chunked"}), {400}, None),
        "no JSON": (post(session, b"{\"values\":"), {400}, None),
        "a list": (post(session, b"[]"), {400, 422}, None),
        "another type": (post(session, good, **{"Content-Type": "text/plain"}), {415}, None),
        "too deep": (post(session, b"[" * 100_000), {400}, None),
        "too long": (post(session, saving({"name": "长" * 800_000})), {413}, None),
        "a long key": (post(session, good, **{"Idempotency-Key": "k" * 300}), {400}, None),
        "not UTF-8": (post(session, good.replace(b"potential", b"\xff\xfe")), {400, 422}, None),
        "half a surrogate": (post(session, good.replace(b"potential", b"\\ud800")), {400, 422}, None),
        "a NUL in a name": (post(session, saving({"name": "故障\0公司"})), {400, 422}, "name"),
        "an unknown field": (post(session, saving({"nonsense": "x"})), {400, 422}, "nonsense"),
        "an unknown choice": (post(session, saving({"customer_type": "no such"})), {422}, "customer_type"),
        "an object for a name": (post(session, saving({"name": {"a": 1}})), {400}, "name"),
        "a short mobile": (post(session, saving({}, contacts=[
            {"values": {"name": "张三", "mobile": "1380013800"}}])), {422}, "mobile"),
        "an id that is none": (post(session, b"{\"values\":{}}", "/api/v1/customers/9" + "9" * 30
                                    + "/contacts"), {400, 404, 422}, None),
    }


def refused_with_the_reason():
    with Installation() as installation:
        installation.set_up()
        port = installation.start().port
        for what, (message, statuses, field) in malformed(installation.session).items():
            head, _, body = raw(port, message).partition(b"\r\n\r\n")
            status = int(head.split()[1]) if head else 0
            assert status in statuses, f"{what}: {status}, not {statuses}: {body[:200]}"
            assert b"application/problem+json" in head, f"{what}: {head}"
            problem = json.loads(body)
            assert problem["code"] and problem["title"], f"{what}: {problem}"
            if field:
                named = [error["field"] for error in problem.get("fields", [])]
                assert any(field in name for name in named), f"{what}: {named} does not name {field}"
        assert installation.number("SELECT count(*) FROM customer") == 0
        assert installation.number("SELECT count(*) FROM contact") == 0
        assert installation.client().call("GET", "/readyz")[0] == 200


def drip(port, message, stopping):
    """Sends a byte at a time until it is told to stop or cut off."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)) as connection:
        for byte in message:
            connection.send(bytes([byte]))
            if stopping.wait(0.05):
                return


def others_go_on():
    with Installation() as installation:
        installation.set_up()
        port = installation.start().port
        stopping = threading.Event()
        half = [b"GET / HTTP/1.1\r\nHost: a\r\nX-Slow: " + b"x" * 10_000,
                post(installation.session, saving({"name": "慢" * 20_000}))]
        slow = [threading.Thread(target=drip, args=(port, half[i % 2], stopping))
                for i in range(SLOW_CLIENTS)]
        for client in slow:
            client.start()
        try:
            client, book = installation.client(), Book()
            for _ in range(SAVES_MEANWHILE):
                assert book.next().send(client) == 201
                client.must(200, "GET", "/customers?limit=5")
        finally:
            stopping.set()
            for thread in slow:
                thread.join()
        client.close()
        assert installation.running.stop() == 0
        proof.promises_are_kept(installation, book)
        proof.nothing_half_done(installation)


def main():
    return all([proof.prove("malformed requests are refused with the reason, nothing is stored",
                            refused_with_the_reason),
                proof.prove(f"{SLOW_CLIENTS} dripping clients keep nobody from saving", others_go_on)])


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
