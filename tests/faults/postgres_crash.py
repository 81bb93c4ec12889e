#!/usr/bin/env python3
"""PostgreSQL dies under the program: it recovers unaided, and nothing acknowledged is lost.

A backend that is killed takes the whole cluster through crash recovery, as a power cut would.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import os
import signal
import sys

import proof
from client import Lost
from installation import Installation
from scratch import scratch_database, value_of
from writers import Book, Writers

RECOVERY_S = 60


def kill_backend(cluster, database):
    """The one that writes at this moment, or any of the program's."""
    pid = value_of(cluster, "SELECT pid FROM pg_stat_activity WHERE datname = "
                            f"'{database}' ORDER BY state = 'active' DESC, state_change DESC LIMIT 1")
    os.kill(int(pid), signal.SIGKILL)


def saves_again(writers, since):
    """Waits until somebody was acknowledged after the crash."""
    for _ in range(RECOVERY_S * 10):
        if writers.statuses.get(201, 0) > since:
            return
        writers.stopping.wait(0.1)
    raise AssertionError(f"no save within {RECOVERY_S} s of the crash; answers: {writers.statuses}")


def crashes(times, cluster, url):
    database = value_of(url, "SELECT current_database()")
    book = Book()
    with Installation(url) as installation:
        installation.set_up()
        server = installation.start()
        writers = Writers(server.port, installation.session, book)
        assert writers.enough.wait(timeout=90)
        for _ in range(times):
            saves_again(writers, writers.statuses.get(201, 0))
            kill_backend(cluster, database)
            saves_again(writers, writers.statuses.get(201, 0) + 8)
        writers.join()
        assert set(writers.statuses) <= {201, 503}, writers.statuses
        assert server.process.poll() is None, "the server ended"
        client = installation.client()
        assert client.call("GET", "/readyz")[0] == 200
        proof.promises_are_kept(installation, book)
        proof.repeats_change_nothing(client, [save for save in book.saves if not save.record])
        client.close()
        assert server.stop() == 0
        proof.promises_are_kept(installation, book)
        proof.nothing_half_done(installation)
        proof.numbers_are_whole(installation)
        proof.log_is_sound(installation)
        return f"{times} crashes, {len(book.saves)} saves, answers {writers.statuses}"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--crashes", type=int, default=5)
    times = arguments.parse_args().crashes
    with scratch_database() as url:
        return proof.prove(f"{times} crashes of PostgreSQL during saves", crashes, times,
                           os.environ["KEDANG_TEST_POSTGRES"], url)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
