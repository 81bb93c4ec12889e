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
KILLS_EACH = 10


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


def comes_back_whole(installation, book, recent, imports):
    """Starts it after a kill and looks at everything. Leaves it running."""
    proof.log_is_sound(installation)
    installation.start()
    imports.after_a_kill(installation.client())
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


class Tally:
    """What the kills met. Where they had met nothing, the loop would have proven nothing."""
    kills = saves = cut_short = imports = interrupted = 0

    def __str__(self):
        return (f"{self.kills} kills, {self.saves} saves, {self.cut_short} of them cut short; "
                f"{self.imports} imports, {self.interrupted} times interrupted")


def one_installation(kills, chance, database, tally):
    # On PostgreSQL a dead process' import waits a minute for another one, so kills do not meet it.
    book, imports = Book(), Imports(most_kills=kills if database else 3)
    with Installation(database) as installation:
        installation.set_up()
        installation.start()
        for _ in range(kills):
            imports.before_a_kill(installation, installation.client())
            recent = saves_until_killed(installation, book, chance.uniform(0, LONGEST_ROUND_S))
            tally.cut_short += sum(not save.record for save in recent)
            comes_back_whole(installation, book, recent, imports)
        imports.finish(installation, installation.client())
        found_by_name(installation.client(), chance.sample(book.saves, 5))
        assert installation.running.stop() == 0
        proof.log_is_sound(installation)
    tally.kills += kills
    tally.saves += len(book.saves)
    tally.imports += imports.begun
    tally.interrupted += imports.interrupted


def kill_loop(kills, seed, database):
    chance = random.Random(seed)
    tally = Tally()
    # Looking at everything after each kill takes longer the more there is: so it begins anew.
    each = kills if database else KILLS_EACH
    while tally.kills < kills:
        one_installation(min(each, kills - tally.kills), chance, database, tally)
    assert tally.cut_short >= kills, tally
    assert tally.interrupted >= kills // 4, tally
    return str(tally)


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
