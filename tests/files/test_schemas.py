"""The exported data keep to their schemas, and the schemas to the nouns of the edition."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest
from edition import nouns as model
from edition.files.data import export
from jsonschema import Draft202012Validator
from trees import ROOT, edition

SCHEMAS = {path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in (ROOT / "schemas").glob("*.json")}
NAMES = ["ledger", "handbook", "references"]

Json = dict[str, Any]


def told(name: str) -> list[Json]:
    """The objects of an exported file."""
    files = export(edition())
    if name == "ledger":
        return [json.loads(line) for line in files["ledger.jsonl"].splitlines()]
    return [json.loads(files[f"{name}.json"])]


def faults(name: str, made: Json) -> list[str]:
    found = Draft202012Validator(SCHEMAS[name]).iter_errors(made)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in found]


@pytest.mark.parametrize("name", NAMES)
def test_the_exported_data_keep_to_the_schema(name: str) -> None:
    assert [fault for made in told(name) for fault in faults(name, made)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])


def objects(schema: Any, path: str = "") -> Iterator[tuple[str, Json]]:
    if isinstance(schema, dict):
        if "additionalProperties" in schema or (schema.get("type") == "object" and "then" not in path):
            yield path, schema
        for key, value in schema.items():
            yield from objects(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for at, value in enumerate(schema):
            yield from objects(value, f"{path}/{at}")


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed_and_every_field_described(name: str) -> None:
    found = list(objects(SCHEMAS[name]))
    assert found
    for path, schema in found:
        assert schema["additionalProperties"] is False, path
        assert sorted(schema["required"]) == sorted(schema["properties"]), path
        for key, field in schema["properties"].items():
            assert len(field.get("description", "")) > 3, f"{path}/{key}"


def choices(name: str, *path: str) -> set[str]:
    found = SCHEMAS[name]
    for key in path:
        found = found[key]
    return {choice for choice in found["enum"] if choice is not None}


def nested(definition: str, field: str) -> tuple[str, ...]:
    return ("$defs", definition, "properties", field)


@pytest.mark.parametrize(
    ("name", "path", "expected"),
    [
        ("ledger", ("properties", "role"), model.ROLES),
        ("ledger", nested("kept", "role"), model.ROLES),
        ("ledger", ("properties", "drop"), model.DROP_KINDS),
        ("ledger", nested("cut", "drop"), model.DROP_KINDS),
        ("handbook", nested("ground", "basis"), model.BASES),
        ("handbook", nested("block", "number_basis"), model.BASES),
        ("handbook", nested("block", "kind"), get_args(model.BlockKind)),
        ("handbook", nested("document", "kind"), model.AUTHORITIES),
        ("handbook", nested("document", "authority"), model.AUTHORITIES.values()),
        ("handbook", nested("document", "validity"), model.VALIDITIES),
        ("handbook", nested("front", "role"), model.FRONT_ROLES),
        ("handbook", nested("gap", "type"), model.GAP_TYPES),
        ("handbook", nested("emendation", "kind"), model.EMENDATION_KINDS),
        ("handbook", nested("emendation", "certainty"), model.CERTAINTIES),
    ],
)
def test_schema_and_model_name_the_same_choices(name: str, path: tuple[str, ...], expected: Any) -> None:
    assert choices(name, *path) == set(expected)


def kept_row() -> Json:
    return next(row for row in told("ledger") if row["order"] and not row["cuts"])


def dropped_row() -> Json:
    return next(row for row in told("ledger") if row["drop"])


@pytest.mark.parametrize(
    ("row", "change"),
    [
        (kept_row, {"unknown": 1}),
        (kept_row, {"line": 0}),
        (kept_row, {"role": "heading 1"}),
        (kept_row, {"order": 0}),
        (kept_row, {"article": "ABC"}),
        (kept_row, {"similarity": 0.5}),
        (kept_row, {"twin": {"source": "000", "line": 1, "start": 0, "end": 1}}),
        (kept_row, {"anchor": "Xqt-n1"}),
        (dropped_row, {"twin": None}),
        (dropped_row, {"similarity": 1.5}),
        (dropped_row, {"order": 3}),
        (dropped_row, {"reason": ""}),
        (dropped_row, {"drop": "duplicate"}),
    ],
)
def test_the_ledger_schema_refuses(row: Callable[[], Json], change: Json) -> None:
    good = row()
    assert faults("ledger", good) == []
    assert faults("ledger", {**good, **change})


def test_a_proposed_ledger_keeps_to_the_schema() -> None:
    from edition.collate.collate import collate
    from edition.files.data import ledger_lines
    from edition.propose.propose import propose

    for page in edition().pages[:2]:
        _, rows = collate(page, propose(page))
        made = [json.loads(line) for line in ledger_lines(rows, {}).splitlines()]
        assert [fault for row in made for fault in faults("ledger", row)] == []
