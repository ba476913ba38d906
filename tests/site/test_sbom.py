"""The list of what is shipped is a CycloneDX document by CycloneDX' own schema.

The schema is kept as published, with its licence and the lists it refers to (``schemas/cyclonedx-1.6.zip``, 60 kB; the
smallest package that brings it is nine times that).
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
from edition.site.offline.shipped import Theme, sbom, theme
from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource
from trees import ROOT

KEPT = ROOT / "schemas" / "cyclonedx-1.6.zip"
SUM = "83821ba49aa366ad1f1d16c34837d05edd010f036f652e310db1c77d57b37c58"
HOME = "http://cyclonedx.org/schema/"
EDITION: Any = SimpleNamespace(version="2031.11", hash="0a1b2c3d", full_version="2031.11+0a1b2c3d")
FILES = {"assets/handbook.js": b"x", "assets/handbook.css": b"y", "index.html": b"", "data/handbook.json": b"{}"}


@cache
def validator() -> Draft7Validator:
    with zipfile.ZipFile(KEPT) as kept:
        found = {name: json.loads(kept.read(name)) for name in kept.namelist() if name.endswith(".schema.json")}
    registry: Registry[Any] = Registry().with_resources(
        [(HOME + name, Resource.from_contents(each)) for name, each in found.items()]
    )
    return Draft7Validator(found["bom-1.6.SNAPSHOT.schema.json"], registry=registry, format_checker=FormatChecker())


def faults(made: object) -> list[str]:
    return [f"{'/'.join(map(str, each.absolute_path))}: {each.message[:80]}" for each in validator().iter_errors(made)]


@pytest.fixture
def made() -> dict[str, Any]:
    return json.loads(sbom(FILES, (ROOT / "requirements.txt").read_text("utf-8"), EDITION, theme()))


def test_the_schema_is_the_one_that_was_published() -> None:
    with zipfile.ZipFile(KEPT) as kept:
        assert hashlib.sha256(kept.read("bom-1.6.SNAPSHOT.schema.json")).hexdigest() == SUM
        assert b"Apache License" in kept.read("LICENSE")


def test_what_is_shipped_is_listed_as_the_schema_says(made: dict[str, Any]) -> None:
    assert made["$schema"] == validator().schema["$id"]
    assert faults(made) == []


Damage = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "damage",
    [
        lambda made: made.update(specVersion=1.6),
        lambda made: made["components"][0].update(type="theme"),
        lambda made: made["components"][0]["licenses"][0]["license"].update(id="MIT-ish"),
        lambda made: made["components"][-1]["hashes"][0].update(alg="SHA256"),
        lambda made: made["components"][-1]["hashes"][0].update(content="00"),
        lambda made: made["components"].append(dict(made["components"][0])),
        lambda made: made.update(files=[]),
    ],
)
def test_a_planted_fault_is_found(made: dict[str, Any], damage: Damage) -> None:
    damage(made)
    assert faults(made)


def test_a_licence_that_the_list_does_not_know_is_named_as_it_is() -> None:
    """A theme may say its licence in words: an id that no list knows makes the document invalid."""
    said = Theme("9.9", "Proprietary, see LICENSE", "", frozenset())
    assert faults(json.loads(sbom(FILES, "", EDITION, said))) == []
