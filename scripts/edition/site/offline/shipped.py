"""Say what a bundle is made of and under which licences: ``sbom.cdx.json`` (CycloneDX 1.6) and ``LICENSES.txt``.

Both follow from the files, from ``requirements.txt`` and from what the installed theme says of itself: the same tree
gives the same bytes, so neither carries a date or a random number.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata

from edition.nouns import Edition
from edition.site.assets import LIBRARIES, Library

SBOM, LICENCES = "sbom.cdx.json", "LICENSES.txt"
THEME = "mkdocs-material"
_PIN = re.compile(r"(?m)^([a-z0-9-]+)==([^\s\\]+)((?: \\\n +--hash=sha256:[0-9a-f]{64})*)")
_ID = re.compile(r"[A-Za-z0-9.+-]+")
"""A licence by its short name, not in words or as an expression."""
_BANNER = re.compile(r"/\*!.*?\*/", re.DOTALL)
_NO_PROGRAM = (".html", ".json", ".jsonl", ".csv", ".xml", ".txt", ".docx", ".md", ".zip", ".gz", ".xsl")
"""Texts and data of the handbook; what is neither is part of the program or the theme."""


_BY_FILE = {f"assets/{each.script}": each for each in LIBRARIES}


@dataclass(frozen=True, slots=True)
class Theme:
    """What the installed theme says of itself, and the names of the files it brings."""

    version: str
    licence: str
    text: str
    files: frozenset[str]


def theme() -> Theme:
    """Read from what is installed."""
    told = metadata.distribution(THEME)
    where = {str(path): path for path in told.files or ()}
    words = next((path.read_text() for name, path in sorted(where.items()) if name.endswith("licenses/LICENSE")), "")
    ours = "material/templates/"
    names = frozenset(name.removeprefix(ours) for name in where if name.startswith(ours))
    head = told.metadata
    return Theme(told.version, str(head["License-Expression"] or head["License"] or "MIT"), words, names)


def sbom(files: Mapping[str, bytes], pins: str, edition: Edition, brought: Theme) -> bytes:
    """The list of components; ``pins`` is what ``requirements.txt`` says."""
    version = edition.full_version
    hashes = {name: re.findall(r"sha256:([0-9a-f]{64})", sums) for name, _, sums in _PIN.findall(pins)}
    library: dict[str, object] = {
        "type": "framework",
        "bom-ref": f"pkg:pypi/{THEME}@{brought.version}",
        "name": THEME,
        "version": brought.version,
        "purl": f"pkg:pypi/{THEME}@{brought.version}",
        "licenses": [{"license": {"id" if _ID.fullmatch(brought.licence) else "name": brought.licence}}],
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{THEME}/{brought.version}/",
                "hashes": [{"alg": "SHA-256", "content": each} for each in sorted(hashes.get(THEME, []))],
            }
        ],
        "components": [_file(name, raw) for name, raw in _programs(files) if name in brought.files],
    }
    texts = {
        "type": "data",
        "bom-ref": "texts",
        "name": "texts and notes of the handbook",
        "version": version,
        "licenses": [{"license": {"name": f"see {LICENCES}"}}],
    }
    ours = [
        {**_file(name, raw), "licenses": [{"license": {"id": "MIT"}}]}
        for name, raw in _programs(files)
        if name not in brought.files and name not in _BY_FILE
    ]
    theirs = [_library(_BY_FILE[name], name, raw) for name, raw in _programs(files) if name in _BY_FILE]
    made = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": "handbook", "name": "handbook-offline", "version": version}
        },
        "components": [library, texts, *theirs, *ours],
        "dependencies": [
            {"ref": "handbook", "dependsOn": sorted(str(each["bom-ref"]) for each in [library, *theirs, *ours])}
        ],
    }
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def licences(files: Mapping[str, bytes], ours: Mapping[str, str], brought: Theme) -> bytes:
    """Our licences, the theme's, the libraries', and what the theme's scripts say in their heads."""
    parts = [f"{name}\n\n{text.strip()}" for name, text in ours.items()]
    parts.append(f"{THEME} {brought.version}\n\n{brought.text.strip()}")
    for file, each in _BY_FILE.items():
        if file in files:
            text = files[f"assets/{each.text}"].decode()
            parts.append(f"{each.name} {each.version}\n\n{text.strip()}")
    for name, raw in _programs(files):
        said = dict.fromkeys(_BANNER.findall(raw.decode("utf-8", "replace"))) if name in brought.files else {}
        parts += [f"{name}\n\n{banner}" for banner in said]
    return ("\n\n\n".join(parts).replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n").encode()


def _library(of: Library, name: str, raw: bytes) -> dict[str, object]:
    ref = f"pkg:npm/{of.name}@{of.version}"
    return {
        "type": "library",
        "bom-ref": ref,
        "name": of.name,
        "version": of.version,
        "purl": ref,
        "licenses": [{"license": {"id": of.licence}}],
        "components": [_file(name, raw)],
    }


def _programs(files: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    return [(name, files[name]) for name in sorted(files) if not name.endswith(_NO_PROGRAM) and "." in name]


def _file(name: str, raw: bytes) -> dict[str, object]:
    digest = hashlib.sha256(raw).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }
