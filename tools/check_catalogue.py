#!/usr/bin/env python3
"""Whether the catalogue holds together: shapes (catalogue/schema), names, numbers, references.

Field numbers are for ever: catalogue/numbers.csv keeps all that were ever given, a retired field's
too. `--write` adds the new ones to it; a number that moves to another field is a failure.
SPDX-License-Identifier: Apache-2.0
"""
import argparse
import json
import pathlib
import re
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
RECORDS = ("customer", "contact", "follow_up", "sales_order")
IMPORTED_TOGETHER = ("customer", "contact")   # one sheet holds both
DEFAULT_WORDS = {"today", "now", "actor"}
JSON_TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}


def shape_errors(value, schema, root, place):
    """The part of JSON Schema that our own schemas use."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    wanted = schema.get("type")
    if wanted and (not isinstance(value, JSON_TYPES[wanted])
                   or wanted == "integer" and isinstance(value, bool)):
        yield f"{place}: is no {wanted}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is none of {schema['enum']}"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{place}: {value!r} does not match {schema['pattern']}"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{place}: {value} is under {schema['minimum']}"
    if isinstance(value, (str, list)):
        least = schema.get("minLength", schema.get("minItems", 0))
        if len(value) < least:
            yield f"{place}: is empty"
    if isinstance(value, list) and "items" in schema:
        for index, item in enumerate(value):
            name = item.get("name", index) if isinstance(item, dict) else index
            yield from shape_errors(item, schema["items"], root, f"{place}.{name}")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name in schema.get("required", []):
            if name not in value:
                yield f"{place}: lacks {name}"
        for name, member in value.items():
            if name in properties:
                yield from shape_errors(member, properties[name], root, f"{place}.{name}")
            elif schema.get("additionalProperties") is False:
                yield f"{place}: nobody knows {name}"


def heading(text):
    """As the import compares headings."""
    return re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text)).casefold()


def repeated(values):
    seen = set()
    for value in values:
        if value in seen:
            yield value
        seen.add(value)


def import_headings(record):
    """Pairs (heading, field or field.part)."""
    for field in record["fields"]:
        for name in field["import_names"]:
            yield heading(name), f"{record['record']}.{field['name']}"
        for part, names in field.get("import_parts", {}).items():
            for name in names:
                yield heading(name), f"{record['record']}.{field['name']}.{part}"


def field_errors(field, names, groups, known):
    """What is wrong with one field of a record."""
    def unknown(kind, used):
        return (f"there is no {kind} {name}" for name in used if name not in known[kind])

    yield from unknown("type", [field["type"]])
    yield from unknown("rule", field.get("rules", []))
    yield from unknown("mask", [field["mask"]] if "mask" in field else [])
    if field["group"] not in groups:
        yield f"there is no group {field['group']}"
    others = list(field.get("required_unless", []))
    if "required_when" in field:
        others.append(field["required_when"]["field"])
    for other in others:
        if other not in names:
            yield f"there is no field {other}"
    options = field.get("options", [])
    if field["type"] in ("choice", "choices") and not options and not field.get("open"):
        yield "has nothing to choose from"
    words = [heading(word) for option in options
             for word in {option["value"], option["label"]["zh"], *option.get("aliases", [])}]
    for word in repeated(words):
        yield f"two options are called {word}"
    default = field.get("default")
    if options and default and default not in [option["value"] for option in options]:
        yield f"the default {default} is no option"
    if field["type"] in ("date", "time", "person") and default and default not in DEFAULT_WORDS:
        yield f"the default {default} is none of {sorted(DEFAULT_WORDS)}"
    if field.get("encrypted"):
        if "mask" not in field:
            yield "is encrypted but has no mask"
        if field["sensitivity"] not in ("personal", "sensitive"):
            yield "is encrypted but neither personal nor sensitive"
        for able in ("sort", "search", "indexed", "filter"):
            if field.get(able):
                yield f"is encrypted, so it cannot have {able}"


def record_errors(record, known):
    fields = record["fields"]
    names = [field["name"] for field in fields]
    groups = [group["name"] for group in record["groups"]]
    for what, values in (("name", names), ("number", [field["number"] for field in fields]),
                         ("group", groups),
                         ("label", [field["label"]["zh"] for field in fields])):
        for value in repeated(values):
            yield f"{record['record']}: the {what} {value} is used twice"
    for field in fields:
        for error in field_errors(field, names, groups, known):
            yield f"{record['record']}.{field['name']}: {error}"
    meaning = dict(import_headings(record))
    for field in fields:
        own = f"{record['record']}.{field['name']}"
        for label in field["label"].values():
            if meaning.get(heading(label), own) != own:
                yield f"{own}: its label {label} is an import name of {meaning[heading(label)]}"


def heading_errors(records):
    meaning = {}
    for record in records:
        for name, field in import_headings(record):
            if name in meaning:
                yield f"{field}: the import name {name} belongs to {meaning[name]}"
            meaning[name] = field


def preset_errors(preset, records, known, role_ids):
    """What a preset says of fields, options, types and roles that are not there."""
    fields = {f"{record['record']}.{field['name']}": field
              for record in records for field in record["fields"]}
    place = f"presets/{preset['id']}.json"
    required = preset["required"].get("entry", []) + preset["required"].get("complete", [])
    for path in required + [path for part in preset.get("form", []) for path in part["fields"]]:
        if path not in fields and path not in RECORDS:
            yield f"{place}: there is no field {path}"
    for path, settings in preset["fields"].items():
        if path not in fields:
            yield f"{place}: there is no field {path}"
            continue
        offered = [option["value"] for option in fields[path].get("options", [])]
        for value in settings.get("offer", []):
            if value not in offered:
                yield f"{place}: {path} has no option {value}"
        for kind, used in (("rule", settings.get("rules", [])),
                           ("mask", [settings["mask"]] if settings.get("mask") else [])):
            for name in used:
                if name not in known[kind]:
                    yield f"{place}: there is no {kind} {name}"
        if settings.get("in_use") is False and path in required:
            yield f"{place}: {path} is required but not in use"
    types = [option["value"] for option in fields["customer.customer_type"]["options"]]
    if "{type}" in preset["numbering"]["pattern"]:
        for value in types:
            if value not in preset["numbering"].get("type_words", {}):
                yield f"{place}: no word for the type {value} in numbers"
    for name in preset.get("types", {}):
        if name not in known["type"]:
            yield f"{place}: there is no type {name}"
    for role in preset["roles"]:
        if role["id"] not in role_ids:
            yield f"{place}: there is no role {role['id']}"


def role_errors(roles):
    permissions = {permission["id"]
                   for group in roles["permission_groups"] for permission in group["permissions"]}
    for role in roles["roles"]:
        for permission in role["permissions"]:
            if permission not in permissions:
                yield f"roles.json: {role['id']} has {permission}, which is no permission"


def number_errors(records, ledger):
    """In: ledger, (record, number) → field name, as numbers.csv keeps it."""
    for record in records:
        for field in record["fields"]:
            given = ledger.get((record["record"], field["number"]))
            if given is None:
                yield (f"{record['record']}.{field['name']}: number {field['number']} is not in "
                       "numbers.csv (tools/check_catalogue.py --write adds it)")
            elif given != field["name"]:
                yield (f"{record['record']}.{field['name']}: number {field['number']} was given "
                       f"to {given} and is never used again")


def known_names():
    """Types, rules and masks as the code has them."""
    def found(pattern, path):
        return set(re.findall(pattern, (ROOT / "server/fields" / path).read_text("utf-8")))

    return {"type": found(r"extern FieldType const (\w+);", "types/all_types.h"),
            "rule": found(r'\{"(\w+)", rules::', "rules/rule.cpp"),
            "mask": found(r'\{"(\w+)", \w+\},', "mask/mask.cpp")}


def read_json(path):
    return json.loads((ROOT / "catalogue" / path).read_text("utf-8"))


def read_ledger():
    path = ROOT / "catalogue/numbers.csv"
    rows = [line.split(",") for line in path.read_text("utf-8").splitlines()[1:]] \
        if path.exists() else []
    return {(record, int(number)): field for record, number, field in rows}


def write_ledger(records, ledger):
    for record in records:
        for field in record["fields"]:
            ledger.setdefault((record["record"], field["number"]), field["name"])
    rows = sorted(ledger.items(), key=lambda row: (RECORDS.index(row[0][0]), row[0][1]))
    (ROOT / "catalogue/numbers.csv").write_text("record,number,field\n" + "".join(
        f"{record},{number},{field}\n" for (record, number), field in rows), "utf-8")


def all_errors(records, presets, roles, known, ledger):
    record_schema = read_json("schema/record.schema.json")
    preset_schema = read_json("schema/preset.schema.json")
    shapes = [error for record in records
              for error in shape_errors(record, record_schema, record_schema, record["record"])]
    shapes += [error for preset in presets
               for error in shape_errors(preset, preset_schema, preset_schema, preset["id"])]
    if shapes:
        return shapes   # the rest relies on the shapes
    errors = [error for record in records for error in record_errors(record, known)]
    errors += heading_errors([r for r in records if r["record"] in IMPORTED_TOGETHER])
    errors += heading_errors([r for r in records if r["record"] not in IMPORTED_TOGETHER])
    errors += number_errors(records, ledger)
    errors += role_errors(roles)
    role_ids = {role["id"] for role in roles["roles"]}
    return errors + [error for preset in presets
                     for error in preset_errors(preset, records, known, role_ids)]


def self_test():
    """Each break of a sound record is noticed."""
    def label(text):
        return {"zh": text, "en": text}

    def record(**change):
        field = {"number": 1, "name": "phone", "type": "phone", "group": "all",
                 "label": label("电话"), "sensitivity": "personal", "encrypted": True,
                 "mask": "phone", "export": "free", "write_class": "core", "import_names": ["tel"],
                 "purpose": "联系", "source": "B03"}
        field.update(change)
        return {"record": "customer", "number": 1, "label": label("客户"),
                "groups": [{"name": "all", "label": label("全部")}],
                "fields": [{key: value for key, value in field.items() if value is not None}]}

    known = {"type": {"phone", "choice"}, "rule": set(), "mask": {"phone"}}
    ledger = {("customer", 1): "phone"}

    def errors(**change):
        return all_errors([record(**change)], [], {"permission_groups": [], "roles": []}, known, ledger)

    assert errors() == []
    for change in ({"purpose": None}, {"purpose": ""}, {"label": {"zh": "电话"}}, {"type": "fax"},
                   {"rules": ["mobile"]}, {"mask": "email"}, {"mask": None}, {"sort": True},
                   {"number": 2}, {"name": "fax"}, {"group": "none"}, {"surprise": 1},
                   {"import_names": ["tel", "TEL"]}, {"required_unless": ["mail"]},
                   {"type": "choice"}, {"sensitivity": "secret"}):
        assert errors(**change), change


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="add new numbers to numbers.csv")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    self_test()
    if arguments.self_test:
        return 0
    records = [read_json(f"{name}.json") for name in RECORDS]
    presets = [read_json(f"presets/{path.name}")
               for path in sorted((ROOT / "catalogue/presets").glob("*.json"))]
    ledger = read_ledger()
    if arguments.write:
        write_ledger(records, ledger)
    errors = all_errors(records, presets, read_json("roles.json"), known_names(), ledger)
    for error in errors:
        print(f"catalogue: {error}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
