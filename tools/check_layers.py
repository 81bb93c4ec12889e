#!/usr/bin/env python3
"""Who may include whom under server/: the layer rule of docs/architecture.md, kept by a machine.

1. Modules stand in the order of server/modules.cmake; a file includes only its own module and earlier ones.
2. In a capability: routes → actions → {model, store}, store → model, model → base and fields.
3. Across capabilities: actions use another's actions and model; model and store only its model,
   which is types. `records`, the gate for every value and the rows of every record type, is open to
   the actions and stores behind it.
Tests beside the code (*_test.cpp) and what they share (testing.h, testing.cpp) are bound by the order alone;
tests of the whole program (*_api_test.cpp, and what they share: *_api_test.h) may use app/testing.h from anywhere.
SPDX-License-Identifier: Apache-2.0
"""
import pathlib
import re
import sys

NOT_CAPABILITIES = {"base", "fields", "api", "app"}  # and everything under platform/
GATE = "records"
LAYERS = ("routes", "jobs", "actions", "store", "model")  # a word of the file's name; else actions
INSIDE = {  # what a layer may use of its own capability
    "routes": {"routes", "actions"},
    "jobs": {"jobs", "actions"},
    "actions": {"actions", "model", "store"},
    "store": {"store", "model"},
    "model": {"model"},
}
BELOW = {  # what it may use of the modules that are no capabilities
    "routes": ("base", "fields", "api", "platform/http"),
    "jobs": ("base", "platform/jobs"),
    "actions": ("base", "fields", "platform"),
    "store": ("base", "fields", "platform/db", "platform/crypto"),
    "model": ("base", "fields"),
}
PARTS = {  # what their names do not tell
    "accounts/asked_at": "model",
    "records/name_index": "store",
    "records/rows": "store",
    "records/store_new": "actions",  # the use case of storing one
}
SCHEMA_READERS = {"app/schema", "app/installation"}  # put the tables of all capabilities together
EXCEPTIONS = {
    # The door stands after accounts because it checks permissions; every route table names it.
    ("routes", "api"),
    # A record carries its salt and its ciphertexts.
    ("records/model", "platform/crypto"),
    # How findings and duplicates read in an answer, the same for every route that writes.
    ("routes", "records/answers"),
}


def module_of(path, order):
    return next((m for m in sorted(order, key=len, reverse=True) if path.startswith(m + "/")), None)


def layer_of(path):
    stem = path.rpartition(".")[0]
    words = re.split("_", pathlib.PurePath(stem).name)
    return PARTS.get(stem) or next((layer for layer in LAYERS if layer in words), "actions")


def is_capability(module):
    return module not in NOT_CAPABILITIES and not module.startswith("platform")


def refusal(source, target, order):
    """Why `source` may not include `target`, or None. Paths are relative to server/."""
    here, there = module_of(source, order), module_of(target, order)
    if here is None or there is None or here == there and not is_capability(here):
        return None
    if source.endswith(("_api_test.cpp", "_api_test.h")) and target == "app/testing.h":
        return None
    layer, other = layer_of(source), layer_of(target)
    stem, other_stem = source.rpartition(".")[0], target.rpartition(".")[0]
    if any((one, two) in EXCEPTIONS for one in (layer, stem) for two in (there, other_stem)):
        return None
    if order.index(there) > order.index(here):
        return f"{there} stands after {here} in server/modules.cmake"
    if here == "app" and is_capability(there) and other == "store" and stem not in SCHEMA_READERS:
        return "app composes; it does not reach into stores"
    if source.endswith(("_test.cpp", "/testing.h", "/testing.cpp")) or not is_capability(here):
        return None
    if here == there:
        return None if other in INSIDE[layer] else f"{layer} may not use {other}"
    if not is_capability(there):
        allowed = any(there == below or there.startswith(below + "/") for below in BELOW[layer])
        return None if allowed else f"{layer} may not use {there}"
    if layer in ("routes", "jobs"):
        return f"only actions may call another capability, this is {layer}"
    if there == GATE and layer in ("actions", "store"):
        return None
    if other == "model" or (layer, other) == ("actions", "actions"):
        return None
    return f"another capability's {other} is not for {layer}"


def read_order(root):
    return re.findall(r"^kedang_module\((\S+)", (root / "modules.cmake").read_text(), re.M)


def check(root):
    order = read_order(root)
    found = []
    for file in sorted([*root.rglob("*.cpp"), *root.rglob("*.h")]):
        source = file.relative_to(root).as_posix()
        if module_of(source, order) is None:
            found.append(f"server/{source}: its folder is in no line of server/modules.cmake")
            continue
        for number, line in enumerate(file.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            reason = match and refusal(source, match[1], order)
            if reason:
                found.append(f"server/{source}:{number}: {match[1]}: {reason}")
    return found


def self_test():
    order = ["base", "platform/db", "platform/http", "fields", "audit_trail", "accounts", "api",
             "records", "customers", "follow_ups", "app"]
    refused = [
        ("customers/routes.cpp", "customers/store.h"), ("customers/model.h", "platform/db/database.h"),
        ("fields/types/text.cpp", "customers/model.h"), ("customers/actions.cpp", "follow_ups/store.h"),
        ("follow_ups/actions.cpp", "customers/store.h"), ("customers/actions.cpp", "follow_ups/actions.h"),
        ("platform/db/sqlite.cpp", "fields/catalogue.h"), ("follow_ups/store.cpp", "customers/actions.h"),
        ("customers/actions.cpp", "api/route.h"), ("customers/store.cpp", "customers/actions.h"),
        ("customers/routes.cpp", "accounts/actions.h"), ("customers/model.h", "records/actions.h"),
        ("customers/model.h", "records/store.h"), ("customers/routes.cpp", "records/store.h"),
        ("customers/actions.cpp", "accounts/store.h"),
        ("customers/routes.cpp", "platform/db/database.h"), ("app/app.cpp", "customers/store.h"),
        ("customers/store_test.cpp", "app/testing.h")]
    accepted = [
        ("customers/routes.cpp", "customers/actions.h"), ("customers/routes.cpp", "api/route.h"),
        ("accounts/routes.cpp", "api/route.h"), ("customers/store.cpp", "platform/db/database.h"),
        ("customers/store.cpp", "records/actions.h"), ("follow_ups/actions.cpp", "customers/actions.h"),
        ("fields/types/text.cpp", "fields/field_type.h"), ("customers/actions.h", "accounts/context.h"),
        ("customers/store.cpp", "records/store.h"), ("customers/routes.cpp", "customers/routes.h"),
        ("customers/model.h", "records/model.h"), ("records/model.h", "platform/crypto/field_cipher.h"),
        ("customers/store_test.cpp", "platform/db/database.h"), ("app/app.cpp", "customers/routes.h"),
        ("app/schema.cpp", "accounts/store.h"), ("customers/list_api_test.cpp", "app/testing.h")]
    for source, target in refused:
        assert refusal(source, target, order), f"should be refused: {source} → {target}"
    for source, target in accepted:
        assert not refusal(source, target, order), (source, target, refusal(source, target, order))


def main():
    if "--self-test" in sys.argv:
        self_test()
        return 0
    found = check(pathlib.Path(__file__).resolve().parent.parent / "server")
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
