#!/usr/bin/env python3
"""Acknowledged means durable: no 201 leaves before the log was synced since its request arrived.

kill -9 cannot see a missing fsync (the kernel keeps what was written); strace can.
SPDX-License-Identifier: Apache-2.0
"""
import sys

import proof
from installation import Installation
from tracing import can_trace, recording, unsynced_acknowledgements
from writers import Book

SAVES = 20


def traced_saves(*more):
    """Returns: acknowledgements, and those that came before their sync."""
    with Installation() as installation:
        installation.set_up()
        trace = installation.folder / "trace"
        # No periodic checkpoint may sync in between and be taken for the save's own.
        server = installation.start(recording(trace, *more), ["audit.checkpoint_seconds=3600"])
        client, book = installation.client(), Book()
        for _ in range(SAVES):
            assert book.next().send(client) == 201
        client.close()
        server.stop()
        with trace.open(errors="replace") as lines:
            return unsynced_acknowledgements(lines)


def every_save_is_synced_first():
    acknowledged, early = traced_saves()
    assert acknowledged == SAVES, f"{acknowledged} acknowledgements seen of {SAVES}"
    assert not early, f"{len(early)} acknowledged before the sync, e.g. {early[0]}"


def the_trace_would_tell():
    """The control: syncs that strace swallows must be missed, or the test above proves nothing."""
    acknowledged, early = traced_saves("-e", "inject=fdatasync,fsync:retval=0")
    assert acknowledged == SAVES, f"{acknowledged} acknowledgements seen of {SAVES}"
    assert len(early) == SAVES, f"only {len(early)} of {SAVES} missing syncs were noticed"


def main():
    names = {f"{SAVES} saves are on disk before they are acknowledged": every_save_is_synced_first,
             "a save that is not synced would be noticed": the_trace_would_tell}
    if not can_trace():
        for name in names:
            print(f"SKIP {name}: strace cannot trace here")
        return True
    return all([proof.prove(name, test) for name, test in names.items()])


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
