#!/usr/bin/env python3
"""A disk without room: saves are refused with the reason, reads go on, and saves too once there is room.
SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile

import proof
from installation import Installation
from writers import Book

DISK = "64m"
STEP_BYTES = 64 << 10


@contextlib.contextmanager
def small_disk():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kedang-disk-"))
    try:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "tmpfs", str(folder)],
                       check=True, capture_output=True, text=True)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], capture_output=True)
        folder.rmdir()


def fill(folder):
    """Takes all room but a little. Returns: the file that has it."""
    ballast = folder / "ballast"
    room = os.statvfs(folder)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_bsize - STEP_BYTES)
    return ballast


def save_until_full(client, book):
    for _ in range(2000):
        save = book.next()
        status, answer = client.call("POST", "/customers", save.body(), key=save.key)
        if status != 201:
            return status, answer
        save.record, save.number = answer["record"]["id"], answer["record"]["values"]["number"]
    raise AssertionError("the disk never filled up")


def full_disk():
    with small_disk() as folder, Installation(data=folder / "data") as installation:
        installation.set_up()
        installation.start()
        client, book = installation.client(), Book()
        for _ in range(5):
            assert book.next().send(client) == 201
        for _ in range(3):
            ballast = fill(folder)
            status, answer = save_until_full(client, book)
            assert (status, answer["code"]) == (503, "disk_full"), f"{status} {answer}"
            assert "磁盘" in answer["title"]
            first = book.promised()[0]
            assert client.must(200, "GET", f"/customers/{first.record}")["customer"]["id"] == first.record
            client.must(200, "GET", "/customers?limit=5")
            ballast.unlink()
            assert book.next().send(client) == 201, "no save after there was room again"
        proof.repeats_change_nothing(client, book.saves)
        assert client.call("GET", "/readyz")[0] == 200
        client.close()
        assert installation.running.stop() == 0
        proof.promises_are_kept(installation, book)
        proof.nothing_half_done(installation)
        proof.numbers_are_whole(installation)
        proof.log_is_sound(installation)


def main():
    name = "a full disk refuses saves with the reason, reads go on, saves too once there is room"
    if os.geteuid() != 0:
        print(f"SKIP {name}: mounting a small disk needs root")
        return True
    return proof.prove(name, full_disk)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
