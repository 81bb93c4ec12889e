"""A Kedang of its own for fault tests: made, set up with handbook A, started, killed, looked into.

It is driven from outside alone: the command line, HTTP, and SQL to see what the database really
holds. KEDANG names the program; KEDANG_TEST_POSTGRES a cluster with room for scratch databases.
SPDX-License-Identifier: Apache-2.0
"""
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile

from client import Client

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "fault-tests-1"


def program():
    return os.environ.get("KEDANG", str(ROOT / "build/release/cli/kedang"))


class Server:
    """A running `kedang serve`. `wrapper` goes before it: strace and its options."""

    def __init__(self, command, log, wrapper=()):
        # A group of its own, so that what runs below a wrapper dies with it.
        self.process = subprocess.Popen([*wrapper, *command], stdout=subprocess.PIPE, stderr=log,
                                        text=True, start_new_session=True)
        self.port = self._port()

    def _port(self):
        for line in self.process.stdout:
            if match := re.search(r"http://\S+:(\d+)", line):
                return int(match[1])
        raise AssertionError(f"kedang serve ended before it listened, code {self.process.wait()}")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """Ends it in good order. Returns: its exit code."""
        os.kill(self._own_id(), signal.SIGTERM)
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code

    def _own_id(self):
        """Of the server itself: the only child, where it runs below a wrapper."""
        task = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}")
        children = (task / "children").read_text().split()
        assert len(children) <= 1, f"children of {self.process.args}: {children}"
        return int(children[0]) if children else self.process.pid


class Installation:
    """Folders and a database that are gone after `with`."""

    def __init__(self, database="", data=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kedang-faults-"))
        self.anchors = self.folder / "anchors"
        self.anchors.mkdir()
        self.data = data or self.folder / "data"
        self.log = (self.folder / "server.log").open("w+")
        self.database = database
        self.session = None
        self.running = None

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if self.running and self.running.process.poll() is None:
            self.running.kill()
        if failure[0]:
            self.log.seek(0)
            print("the server's last words:", self.log.read()[-2000:])
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words):
        places = ["--data", str(self.data), "--keys", str(self.folder / "keys"),
                  "--set", f"audit.checkpoint_directory={self.anchors}",
                  "--set", "audit.checkpoint_seconds=1"]
        if self.database:
            places += ["--database", self.database]
        return [program(), *places, *words]

    def set_up(self):
        """Makes it, chooses handbook A and stops in good order, so that the log has an anchor."""
        made = subprocess.run(self.command("init"), capture_output=True, text=True, check=True)
        one_time = re.search(r"one-time password: (\S+)", made.stdout)[1]
        self.start()
        client = Client(self.running.port)
        self.session = client.log_in("admin", one_time)
        client.must(204, "POST", "/session/password", {"current": one_time, "new": PASSWORD})
        self.session = client.log_in("admin", PASSWORD)
        client.must(200, "POST", "/setup", {"preset": "A", "company_name": "故障测试公司"})
        assert self.running.stop() == 0

    def start(self, wrapper=(), settings=()):
        words = [word for setting in settings for word in ("--set", setting)]
        self.running = Server(self.command("serve", "--port", "0", *words), self.log, wrapper)
        return self.running

    def client(self):
        """A connection that is logged in; the session outlives restarts."""
        return Client(self.running.port, self.session)

    def verify(self):
        """Returns: the exit code of `kedang audit verify`, what it says."""
        said = subprocess.run(self.command("audit", "verify"), capture_output=True, text=True)
        return said.returncode, (said.stdout + said.stderr).strip()

    def rows(self, sql):
        """What the database holds, as tuples of texts."""
        if self.database:
            said = subprocess.run(["psql", "-XAtq", "-F", "\t", "-c", sql, self.database],
                                  capture_output=True, text=True, check=True).stdout
            return [tuple(line.split("\t")) for line in said.splitlines()]
        connection = sqlite3.connect(f"file:{self.data / 'kedang.db'}?mode=ro", uri=True, timeout=10)
        try:
            return [tuple(str(value) for value in row) for row in connection.execute(sql)]
        finally:
            connection.close()

    def number(self, sql):
        return int(self.rows(sql)[0][0])

