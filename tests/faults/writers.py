"""People who save customers as fast as they can, and a book of what they were promised.
SPDX-License-Identifier: Apache-2.0
"""
import dataclasses
import threading

from client import Client, Lost

MOBILES = 13_000_000_000


@dataclasses.dataclass
class Save:
    """One customer with contact and follow-up on its way in. `record` and `number` once promised."""
    serial: int
    record: str = ""
    number: str = ""

    @property
    def key(self):
        return f"save-{self.serial}"

    @property
    def name(self):
        return f"故障测试第{self.serial}号有限公司"

    def body(self):
        return {
            "values": {"name": self.name, "customer_type": "potential"},
            "contacts": [{"values": {"name": "张三", "mobile": str(MOBILES + self.serial)}}],
            "follow_up": {"values": {"content": f"首次电话沟通{self.serial}"}},
            "entry": "full",
        }

    def send(self, client):
        """Returns: the status; notes the promise of a 201. Throws Lost."""
        status, answer = client.call("POST", "/customers", self.body(), key=self.key)
        if status == 201:
            assert self.record in ("", answer["record"]["id"]), f"{self.key} was stored twice"
            self.record = answer["record"]["id"]
            self.number = answer["record"]["values"]["number"]
        return status


class Book:
    """All saves that were ever sent, under a lock."""

    def __init__(self):
        self.lock = threading.Lock()
        self.saves = []

    def next(self):
        with self.lock:
            self.saves.append(Save(len(self.saves) + 1))
            return self.saves[-1]

    def promised(self):
        return [save for save in self.saves if save.record]


class Writers:
    """Threads that save until they get no answer, or are told to stop."""

    def __init__(self, port, session, book, count=8):
        self.book = book
        self.stopping = threading.Event()
        self.enough = threading.Event()   # a promise was made: from now on a kill tells something
        self.statuses = {}
        self.threads = [threading.Thread(target=self._work, args=(Client(port, session),))
                        for _ in range(count)]
        for thread in self.threads:
            thread.start()

    def _work(self, client):
        try:
            while not self.stopping.is_set():
                status = self.book.next().send(client)
                with self.book.lock:
                    self.statuses[status] = self.statuses.get(status, 0) + 1
                if status == 201:
                    self.enough.set()
        except Lost:
            pass
        finally:
            client.close()

    def join(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join()
