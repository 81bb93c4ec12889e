"""strace round a server: what it asked of the disk, and lies about what the disk answered.
SPDX-License-Identifier: Apache-2.0
"""
import re
import shutil
import subprocess

SYNC = re.compile(r"(?:fdatasync|fsync)(?:\(| resumed)")


def can_trace():
    """Whether strace is there and may trace: containers often forbid it."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-f", "-e", "trace=none", "true"], capture_output=True).returncode == 0


def recording(file, *more):
    """The wrapper that writes reads, writes and syncs to a file, each in the order it happened."""
    return ["strace", "-f", "-y", "-s", "96", "-o", str(file), "-e",
            "trace=fdatasync,fsync,recvmsg,recvfrom,read,sendmsg,sendto,write,writev", *more]


def failing_syncs(after):
    """The wrapper under which every sync of a thread fails from its `after`th on."""
    return ["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync,fsync",
            "-e", f"inject=fdatasync,fsync:error=EIO:when={after}+"]


def unsynced_acknowledgements(lines, request="POST /api/v1/customers", synced="kedang.db-wal"):
    """Acknowledgements (201) that were sent before the log was on disk.

    Returns: how many there were, those without a completed sync since the request was read.
    A sync counts when it returned 0 and truly happened.
    """
    syncing = {}   # thread → whether the sync it is in is of the log
    is_on_disk = False
    acknowledged, early = 0, []
    for line in lines:
        thread, _, call = line.partition(" ")
        if SYNC.search(call):
            if "(" in call and "resumed" not in call:
                syncing[thread] = synced in call
            if re.search(r"= 0\s*$", call) and syncing.get(thread):
                is_on_disk = True
        elif request in call:
            is_on_disk = False
        elif "HTTP/1.1 201" in call:
            acknowledged += 1
            if not is_on_disk:
                early.append(line)
    return acknowledged, early
