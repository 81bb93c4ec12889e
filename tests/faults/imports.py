"""An import that goes on behind the saves, whatever happens to the program.
SPDX-License-Identifier: Apache-2.0
"""
import threading

ROWS = 5000
WRONG_EVERY = 100           # rows whose mobile is too short
MOBILES = 15_000_000_000
PATIENCE_S = 120


def file_of(serial):
    """Names that nobody else has, each with a contact; some rows are wrong."""
    lines = ["客户名称,客户类型,联系人,手机"]
    for row in range(ROWS):
        mobile = str(MOBILES + serial * ROWS + row)
        if row % WRONG_EVERY == 0:
            mobile = mobile[:10]
        lines.append(f"导入测试{serial}批{row}号有限公司,潜在客户,李四,{mobile}")
    return "\n".join(lines).encode() + b"\n"


class RunningImport:
    """One file on its way in, started by the constructor."""

    def __init__(self, client, serial):
        self.kills = 0
        taken = client.must(201, "POST", f"/imports?file_name=import-{serial}.csv", file_of(serial),
                            kind="application/octet-stream")
        self.id = taken["id"]
        mapping = [{"column": column["index"], "target": column["proposal"]["target"]}
                   for column in taken["found"]["columns"]]
        assert len(mapping) == 4, mapping
        client.must(202, "POST", f"/imports/{self.id}/run", {
            "mapping": mapping, "fixed": {}, "mode": "create", "match_by": "name", "legacy": False})

    def is_done(self, client):
        state = self.state(client)["state"]
        assert state in ("running", "done"), f"import {self.id} is {self.state(client)}"
        return state == "done"

    def state(self, client):
        return client.must(200, "GET", f"/imports/{self.id}")

    def wait(self, client):
        pause = threading.Event()
        for _ in range(PATIENCE_S * 10):
            if self.is_done(client):
                return
            pause.wait(0.1)
        raise AssertionError(f"import {self.id} does not end: {self.state(client)}")

    def is_accounted_for(self, installation, client):
        """in = created + updated + unchanged + rejected, and the created ones are there, once each."""
        result = self.state(client)["result"]
        wrong = ROWS // WRONG_EVERY
        counts = {name: result[name] for name in ("rows", "created", "updated", "unchanged", "rejected")}
        assert counts == {"rows": ROWS, "created": ROWS - wrong, "updated": 0, "unchanged": 0,
                          "rejected": wrong}, counts
        stored = installation.rows("SELECT count(*), count(DISTINCT name) FROM customer"
                                   f" WHERE import = {int(self.id)}")
        assert stored == [(str(ROWS - wrong), str(ROWS - wrong))], stored


class Imports:
    """One import after the other. In: how often each may be killed: what dies more often than
    four times is given up by the runner of jobs."""

    def __init__(self, most_kills):
        self.most_kills = most_kills
        self.begun = 0
        self.current = None
        self.interrupted = 0

    def before_a_kill(self, installation, client):
        """Sees to it that an import is under way."""
        if self.current and self.current.kills >= self.most_kills:
            self.current.wait(client)
        if self.current and self.current.is_done(client):
            self.current.is_accounted_for(installation, client)
            self.current = None
        if not self.current:
            self.begun += 1
            self.current = RunningImport(client, self.begun)

    def after_a_kill(self, client):
        self.current.kills += 1
        self.interrupted += not self.current.is_done(client)

    def finish(self, installation, client):
        self.current.wait(client)
        self.current.is_accounted_for(installation, client)
