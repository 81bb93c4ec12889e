#!/usr/bin/env python3
"""A disk that no longer takes what is written: the program goes read-only and says so.
SPDX-License-Identifier: Apache-2.0
"""
import sys

import proof
from installation import Installation
from tracing import can_trace, failing_syncs
from writers import Book

GOOD_SYNCS = 15
MOST_SAVES = 60


def refuses_to_write(client, book):
    for _ in range(5):
        save = book.next()
        status, answer = client.call("POST", "/customers", save.body(), key=save.key)
        assert status == 503, f"a save after the failed sync: {status}"
        assert answer["code"] == "read_only", answer
    status, answer = client.call("GET", "/readyz")
    assert status == 503, f"/readyz says {status}"
    assert client.call("GET", "/healthz")[0] == 200


def still_reads(client, save):
    listed = client.must(200, "GET", "/customers?limit=5")["items"]
    assert listed, "the list is empty"
    file = client.must(200, "GET", f"/customers/{save.record}")
    assert file["customer"]["values"]["name"] == save.name
    assert client.must(200, "GET", "/customers/count")["total"] >= 1


def failed_sync():
    with Installation() as installation:
        installation.set_up()
        server = installation.start(failing_syncs(GOOD_SYNCS))
        client, book = installation.client(), Book()
        status = 201
        while status == 201 and len(book.saves) < MOST_SAVES:
            status = book.next().send(client)
        assert status == 503, f"the save whose sync failed: {status}"
        assert book.promised(), "the disk failed before anything was saved"
        refuses_to_write(client, book)
        still_reads(client, book.promised()[0])
        client.close()
        server.stop()
        after_repair(installation, book)


def after_repair(installation, book):
    proof.log_is_sound(installation)
    installation.start()
    proof.promises_are_kept(installation, book)
    proof.repeats_change_nothing(installation.client(), book.saves)
    proof.promises_are_kept(installation, book)
    proof.nothing_half_done(installation)
    proof.numbers_are_whole(installation)


def main():
    name = "after a failed sync nothing is acknowledged, /readyz fails, reads go on"
    if not can_trace():
        print(f"SKIP {name}: strace cannot trace here")
        return True
    return proof.prove(name, failed_sync)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
