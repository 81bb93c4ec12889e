"""What must hold of a database whatever happened to the program, and how a test says so.
SPDX-License-Identifier: Apache-2.0
"""
import traceback

def _lacking(these, those):
    """How many of these are not among those."""
    return f"SELECT count(*) FROM (SELECT {these} EXCEPT SELECT {those}) AS lacking"


HALF_DONE = {
    "a customer without a contact": _lacking("id FROM customer", "customer FROM contact"),
    "a contact without its customer": _lacking("customer FROM contact", "id FROM customer"),
    "a customer without the first follow-up":
        _lacking("id FROM customer WHERE import = 0", "customer FROM follow_up"),
    "a follow-up without its customer": _lacking("customer FROM follow_up", "id FROM customer"),
    "a customer without a line in the log":
        _lacking("id FROM customer", "record_id FROM audit_entry WHERE action = 'customer.create'"),
    "a line in the log about a customer who is not there":
        _lacking("record_id FROM audit_entry WHERE action = 'customer.create'", "id FROM customer"),
    "a second line in the log about the same customer":
        "SELECT count(*) - count(DISTINCT record_id) FROM audit_entry WHERE action = 'customer.create'",
    "a mobile that cannot be found": _lacking("customer FROM contact", "customer FROM blind_index"),
    "an index entry of no customer": _lacking("customer FROM blind_index", "id FROM customer"),
    "a save without its key":
        "SELECT (SELECT count(*) FROM customer WHERE import = 0) -"
        " (SELECT count(*) FROM idempotency WHERE route = 'POST /api/v1/customers')",
}


def prove(name, test, *arguments):
    """Runs a test and prints its line. Returns: whether it held."""
    try:
        told = test(*arguments)
    except Exception as failure:  # whatever it is, it is the result
        traceback.print_exc()
        first = (str(failure) or type(failure).__name__).splitlines()[0]
        print(f"FAIL {name}: {first}", flush=True)
        return False
    if told:
        print(told)
    print(f"PASS {name}", flush=True)
    return True


def nothing_half_done(installation):
    for what, sql in HALF_DONE.items():
        count = installation.number(sql)
        assert count == 0, f"{count} × {what}"


def numbers_are_whole(installation):
    """Numbers of a period run from 1 without a gap and without a double."""
    serials = {}
    for (number,) in installation.rows("SELECT number FROM customer"):
        serials.setdefault(number[:7], []).append(int(number[7:]))
    for period, given in serials.items():
        assert sorted(given) == list(range(1, len(given) + 1)), \
            f"numbers of {period}: {len(given)} of them, up to {max(given)}, {len(set(given))} different"


def promises_are_kept(installation, book):
    """Every acknowledged save is there once, under the id and number that were promised."""
    stored = {}
    for record, number, name in installation.rows("SELECT id, number, name FROM customer WHERE import = 0"):
        assert name not in stored, f"{name} is there twice"
        stored[name] = (record, number)
    for save in book.promised():
        assert stored.get(save.name) == (save.record, save.number), \
            f"{save.name} was promised as {save.record} {save.number}, is {stored.get(save.name)}"
    sent = {save.name for save in book.saves}
    assert sent.issuperset(stored), f"never sent: {set(stored) - sent}"


def repeats_change_nothing(client, saves):
    """Sending a save once more, under its key, makes it if it was lost and nothing else otherwise."""
    for save in saves:
        status = save.send(client)
        assert status == 201, f"{save.key} sent again: {status}"


def log_is_sound(installation):
    code, said = installation.verify()
    assert code == 0, f"audit verify ended with {code}: {said}"
