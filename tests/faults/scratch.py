"""A PostgreSQL database of its own in the cluster that KEDANG_TEST_POSTGRES names.
SPDX-License-Identifier: Apache-2.0
"""
import contextlib
import os
import subprocess
import uuid


def value_of(url, sql):
    """The first column of the only row, as text; "" where there is none."""
    return subprocess.run(["psql", "-XAtq", "-c", sql, url], check=True, capture_output=True,
                          text=True).stdout.strip()


@contextlib.contextmanager
def scratch_database():
    cluster = os.environ["KEDANG_TEST_POSTGRES"]
    name = "faults_" + uuid.uuid4().hex[:12]
    value_of(cluster, f"CREATE DATABASE {name}")
    try:
        yield cluster.replace("/postgres?", f"/{name}?")
    finally:
        value_of(cluster, f"DROP DATABASE {name} WITH (FORCE)")
