"""A client of Kedang's API over one connection that is kept alive. One thread each.
SPDX-License-Identifier: Apache-2.0
"""
import http.client
import json


class Lost(Exception):
    """No answer came: what was asked may have been done or not."""


class Client:
    def __init__(self, port, session=None, timeout_s=90):
        self.port = port
        self.session = session
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout_s)

    def close(self):
        self.connection.close()

    def call(self, method, path, body=None, key=None, kind="application/json"):
        """Returns: status, the answer's object. In: `path` below /api/v1, or from the root."""
        headers = {}
        if self.session:
            headers = {"Cookie": self.session[0], "X-CSRF-Token": self.session[1]}
        if body is not None:
            headers["Content-Type"] = kind
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
        if key:
            headers["Idempotency-Key"] = key
        root = path in ("/healthz", "/readyz", "/metrics")
        try:
            self.connection.request(method, path if root else "/api/v1" + path, body, headers)
            response = self.connection.getresponse()
            text = response.read()
        except (OSError, http.client.HTTPException) as failure:
            self.connection.close()
            raise Lost(str(failure)) from failure
        self.cookie = response.getheader("Set-Cookie")
        is_json = "json" in response.getheader("Content-Type", "")
        return response.status, json.loads(text) if is_json else {"text": text.decode(errors="replace")}

    def must(self, status, *request, **more):
        got, answer = self.call(*request, **more)
        assert got == status, f"{request[0]} {request[1]}: {got}, not {status}: {answer}"
        return answer

    def log_in(self, login, password):
        """Returns: the session, for other clients."""
        self.session = None
        answer = self.must(200, "POST", "/session", {"login": login, "password": password})
        self.session = (self.cookie.split(";")[0], answer["csrf"])
        return self.session
