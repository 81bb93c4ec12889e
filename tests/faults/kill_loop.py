#!/usr/bin/env python3
"""kill -9 while eight people save and a file is imported: nothing acknowledged is lost, nothing is
half done, the import goes on where it was.

usage: kill_loop.py [--kills N] [--postgres-kills N] [--seed N]
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import random
import sys
import urllib.parse

import proof
from imports import Imports
from installation import Installation
from scratch import scratch_database
from writers import Book, Writers

LONGEST_ROUND_S = 0.4


def saves_until_killed(installation, book, pause_s):
    """Returns: the saves that were sent; those without a promise were cut short."""
    server = installation.running
    before = len(book.saves)
    writers = Writers(server.port, installation.session, book)
    assert writers.enough.wait(timeout=90), "nobody could save anything"
    writers.stopping.wait(timeout=pause_s)
    server.kill()
    writers.join()
    assert set(writers.statuses) <= {201}, f"answers: {writers.statuses}"
    return book.saves[before:]


def comes_back_whole(installation, book, recent):
    """Starts it after a kill and looks at everything. Leaves it running."""
    proof.log_is_sound(installation)
    installation.start()
    proof.promises_are_kept(installation, book)
    proof.repeats_change_nothing(installation.client(), recent)
    proof.promises_are_kept(installation, book)
    proof.nothing_half_done(installation)
    proof.numbers_are_whole(installation)


def found_by_name(client, saves):
    """The search index lost nothing either."""
    for save in saves:
        found = client.must(200, "GET", f"/customers?q={urllib.parse.quote(save.name)}")["items"]
        assert save.record in [record["id"] for record in found], f"{save.name} is not found"


def kill_loop(kills, seed, database):
    chance = random.Random(seed)
    # On PostgreSQL a dead process' import waits a minute for another one, so kills do not meet it.
    book, imports = Book(), Imports(most_kills=kills if database else 3)
    cut = 0
    with Installation(database) as installation:
        installation.set_up()
        installation.start()
        for _ in range(kills):
            imports.before_a_kill(installation, installation.client())
            recent = saves_until_killed(installation, book, chance.uniform(0, LONGEST_ROUND_S))
            cut += sum(not save.record for save in recent)
            comes_back_whole(installation, book, recent)
            imports.after_a_kill(installation.client())
        imports.finish(installation, installation.client())
        found_by_name(installation.client(), chance.sample(book.saves, 20))
        assert installation.running.stop() == 0
        proof.log_is_sound(installation)
        # Where no kill had cut a save short, the loop would have proven nothing.
        assert cut >= kills, f"only {cut} saves were cut short by {kills} kills"
        assert imports.interrupted >= kills // 4, f"{imports.interrupted} interrupted imports"
        return (f"{kills} kills, {len(book.saves)} saves, {cut} of them cut short; "
                f"{imports.begun} imports, {imports.interrupted} times interrupted")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--kills", type=int, default=100, help="on SQLite")
    arguments.add_argument("--postgres-kills", type=int, default=20)
    arguments.add_argument("--seed", type=int, default=20261122)
    options = arguments.parse_args()
    held = []
    if options.kills:
        held.append(proof.prove(f"{options.kills} kills during saves and an import on SQLite",
                                kill_loop, options.kills, options.seed, ""))
    if options.postgres_kills:
        with scratch_database() as database:
            held.append(proof.prove(f"{options.postgres_kills} kills during saves and an import on PostgreSQL",
                                    kill_loop, options.postgres_kills, options.seed, database))
    return all(held)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
