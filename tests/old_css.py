"""Read a style sheet as Chromium 80 (February 2020) does: what it drops, and what is left.

A selector it does not know takes its whole rule with it; a property or value, only its declaration; a block rule it
does not know, all that is inside. A dropped declaration harms nothing where an earlier one of the rule says the same
in older words. Versions from the release notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

PSEUDO = {
    "marker": 86, "focus-visible": 86, "is": 88, "where": 88, "file-selector-button": 89, "has": 105, "modal": 105,
    "autofill": 110, "popover-open": 114, "user-valid": 119, "user-invalid": 119, "dir": 120, "highlight": 105,
    "target-text": 89, "details-content": 131, "state": 125, "open": 133,
}  # fmt: skip

PROPERTIES = {
    "color-scheme": 81, "appearance": 84, "content-visibility": 85, "inset": 87, "inset-block": 87, "inset-inline": 87,
    "inset-inline-start": 87, "inset-inline-end": 87, "inset-block-start": 87, "inset-block-end": 87,
    "margin-inline": 87, "margin-block": 87, "padding-inline": 87, "padding-block": 87, "border-inline": 87,
    "border-block": 87, "text-underline-offset": 87, "text-decoration-thickness": 89, "aspect-ratio": 88,
    "border-start-start-radius": 89, "border-end-end-radius": 89, "forced-color-adjust": 89, "accent-color": 93,
    "scrollbar-gutter": 94, "text-emphasis": 99, "print-color-adjust": 136, "translate": 104, "rotate": 104,
    "scale": 104,
    "container": 105, "container-type": 105, "container-name": 105, "text-wrap": 114, "white-space-collapse": 114,
    "mask": 120, "mask-image": 120, "mask-size": 120, "mask-position": 120, "mask-repeat": 120, "mask-composite": 120,
    "scrollbar-width": 121, "scrollbar-color": 121, "text-spacing-trim": 123, "field-sizing": 123, "text-box": 133,
    "text-autospace": 140, "interpolate-size": 129, "view-transition-name": 111, "hyphens": 88, "text-box-trim": 133,
    "overflow-clip-margin": 90, "box-decoration-break": 130, "font-size-adjust": 127, "ruby-align": 128,
    "transition-behavior": 117, "animation-timeline": 115, "initial-letter": 110, "position-anchor": 125,
}  # fmt: skip

FUNCTIONS = {
    "color-mix": 111, "oklch": 111, "oklab": 111, "lab": 111, "lch": 111, "color": 111, "hwb": 101, "light-dark": 123,
    "round": 125, "mod": 125, "rem": 125, "sin": 111, "cos": 111, "anchor": 125, "image-set": 113, "if": 137,
    "calc-size": 129, "abs": 138, "sign": 138, "pow": 120, "sqrt": 120, "linear": 113,
}  # fmt: skip

UNITS = {
    "dvh": 108, "dvw": 108, "svh": 108, "svw": 108, "lvh": 108, "lvw": 108, "cqw": 105, "cqh": 105,
    "cqi": 105, "cqb": 105,
    "lh": 109, "rlh": 111, "ic": 106, "cap": 118, "vi": 108, "vb": 108, "dvi": 108, "dvb": 108,
}  # fmt: skip

WORDS = {
    ("overflow", "clip"): 90, ("overflow-x", "clip"): 90, ("overflow-y", "clip"): 90,
    ("word-break", "auto-phrase"): 119, ("font-synthesis", "none"): 97,
    ("width", "stretch"): 138, ("height", "stretch"): 138,
}  # fmt: skip

BLOCKS = {"layer": 99, "container": 105, "scope": 118, "property": 85, "starting-style": 117, "counter-style": 91}

OLDER_WORDS = {
    "inset": ["top", "right", "bottom", "left"],
    "inset-block": ["top", "bottom"],
    "inset-inline": ["left", "right"],
    "margin-inline": ["margin-left", "margin-right"],
    "margin-block": ["margin-top", "margin-bottom"],
    "padding-inline": ["padding-left", "padding-right"],
    "padding-block": ["padding-top", "padding-bottom"],
    "appearance": ["-webkit-appearance"],
    "print-color-adjust": ["-webkit-print-color-adjust"],
    "mask": ["-webkit-mask"],
    "mask-image": ["-webkit-mask-image"],
    "text-emphasis": ["-webkit-text-emphasis"],
    "box-decoration-break": ["-webkit-box-decoration-break"],
    "text-wrap": ["white-space"],
}
"""Earlier declarations of the same rule that say the same."""

COSMETIC = {
    "color-scheme": "scroll bars and fields of the system stay light",
    "text-underline-offset": "the underline lies where the font says",
    "text-decoration-thickness": "the underline is as thick as the font says",
    "accent-color": "boxes have the browser's colour",
    "text-wrap": "lines break where they are full",
    "text-spacing-trim": "punctuation keeps its full width",
    "text-autospace": "no space between Chinese and Latin, as in the source",
    "scrollbar-gutter": "the text moves by a scroll bar's width",
    "scrollbar-width": "the scroll bar is as wide as the system's",
    "scrollbar-color": "the scroll bar has the system's colour",
    "word-break: auto-phrase": "headings break between any two characters",
    "hyphens": "English words are not divided",
    "forced-color-adjust": "there is no such mode to adjust to",
    "font-size-adjust": "fonts have their own size",
    "initial-letter": "the first letter is as large as the others",
}
"""What may be missing without any loss to reading, and what the reader of 2020 sees instead."""


ADDED = {
    "highlight": "words found are not tinted",
    "details-content": "paper shows what is folded out, as on screen",
    "marker": "list marks look as the browser has them",
    "file-selector-button": "the button looks as the browser has it",
}
"""Parts that only newer browsers let one style: a rule for them alone may be missing."""


@dataclass(frozen=True)
class Dropped:
    """Something that Chromium 80 drops, where, the version that brought it; ``harmless`` says why if it may."""

    line: int
    what: str
    since: int
    harmless: str = ""


def dropped(css: str) -> list[Dropped]:
    """What Chromium 80 drops of a style sheet."""
    found: list[Dropped] = []
    _sheet(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), found, _Known(css))
    return found


def as_chromium_80(css: str) -> str:
    """The style sheet without what Chromium 80 drops."""
    return _sheet(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), [], _Known(css))


class _Known:
    """What else the sheet says: selectors laid out as a grid, and selectors with ``:focus``."""

    def __init__(self, css: str) -> None:
        self.grids: set[str] = set()
        self.focus: set[str] = set()
        self.blocks = list(self._all(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))
        for selectors, declarations in self.blocks:
            self.focus |= {each for each in selectors if ":focus" in each and "focus-visible" not in each}
            if "grid" in declarations.get("display", ""):
                self.grids |= set(selectors)

    def _all(self, rules: list[Any]) -> Iterator[tuple[list[str], dict[str, str]]]:
        for rule in rules:
            if rule.type == "qualified-rule":
                declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                values = {
                    d.lower_name: tinycss2.serialize(d.value).strip() for d in declared if d.type == "declaration"
                }
                yield _selectors(rule.prelude), values
            elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in {"media", "supports"}:
                yield from self._all(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def _selectors(prelude: list[Any]) -> list[str]:
    """The selectors of a list, commas inside brackets aside."""
    out: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            out.append([])
        else:
            out[-1].append(token)
    return [re.sub(r"\s+", " ", tinycss2.serialize(each)).strip() for each in out]


def _sheet(rules: list[Any], found: list[Dropped], known: _Known) -> str:
    return "".join(_rule(rule, found, known) for rule in rules)


def _rule(rule: Any, found: list[Dropped], known: _Known) -> str:
    if rule.type == "qualified-rule":
        return _style(rule, found, known)
    if rule.type != "at-rule":
        return ""
    name, line = rule.lower_at_keyword, rule.source_line
    prelude = tinycss2.serialize(rule.prelude)
    if name in BLOCKS:
        found.append(Dropped(line, f"@{name}", BLOCKS[name]))
        return ""
    if name == "supports":
        return _sheet(_inside(rule), found, known) if _supported(prelude) else ""
    if name == "media":
        if re.search(r"[<>]", prelude):
            found.append(Dropped(line, f"@media{prelude.rstrip()}", 104))
            return ""
        return f"@media{prelude}{{{_sheet(_inside(rule), found, known)}}}"
    return str(tinycss2.serialize([rule]))


def _inside(rule: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(rule.content or [], skip_comments=True, skip_whitespace=True))


def _supported(condition: str) -> bool:
    """Whether Chromium 80 takes an ``@supports`` block: it knows no ``selector()``; newer properties it denies."""
    denied = re.search(r"\bselector\(|\bfont-tech\(|\bfont-format\(", condition)
    names = re.findall(r"\(\s*([a-z-]+)\s*:\s*([^()]*(?:\([^()]*\))?)", condition)
    newer = any(name in PROPERTIES or (name, value.strip()) in WORDS for name, value in names)
    newer = newer or any(re.search(rf"\b{each}\(", value) for _, value in names for each in FUNCTIONS)
    yes = not denied and not newer
    return yes != bool(re.match(r"\s*not\b", condition))


def _style(rule: Any, found: list[Dropped], known: _Known) -> str:
    selectors = _selectors(rule.prelude)
    newer = [(name, since) for name, since in _pseudo(rule.prelude) if since]
    if newer:
        for name, since in newer:
            found.append(Dropped(rule.source_line, f":{name}", since, _said_before(name, selectors, known)))
        return ""
    kept: list[str] = []
    before: set[str] = set()
    for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            kept += _declaration(each, selectors, before, found, known)
        elif each.type in {"qualified-rule", "at-rule"}:
            found.append(Dropped(each.source_line, "a nested rule", 112))
    return f"{tinycss2.serialize(rule.prelude)}{{{''.join(kept)}}}"


def _pseudo(tokens: list[Any]) -> Iterator[tuple[str, int]]:
    for at, token in enumerate(tokens):
        colon = at and tokens[at - 1].type == "literal" and tokens[at - 1].value == ":"
        if colon and token.type == "ident":
            yield token.lower_value, PSEUDO.get(token.lower_value, 0)
        elif token.type == "function":
            if colon:
                yield token.lower_name, PSEUDO.get(token.lower_name, 0)
                if token.lower_name == "not" and any(t.type == "literal" and t.value == "," for t in token.arguments):
                    yield "not() with a list", 88
            yield from _pseudo(token.arguments)


def _said_before(name: str, selectors: list[str], known: _Known) -> str:
    """``:focus-visible`` is said in older words where the same selectors have a rule with ``:focus``."""
    older = [
        each.replace(":focus:not(:focus-visible)", ":focus").replace(":focus-visible", ":focus") for each in selectors
    ]
    if name == "focus-visible" and all(each in known.focus for each in older):
        return "a rule with :focus says it, or draws what this one would take back"
    if name in ADDED and all(f"::{name}" in each for each in selectors):
        return ADDED[name]
    return ""


def _declaration(each: Any, selectors: list[str], before: set[str], found: list[Dropped], known: _Known) -> list[str]:
    name, value = each.lower_name, tinycss2.serialize(each.value).strip()
    what, since = _newer(name, value, each.value)
    gap = name in {"gap", "row-gap", "column-gap"} and value != "0"
    if gap and not known.grids & set(selectors) and not before & {"columns", "column-count"}:
        what, since = "gap outside a grid", 84
    if not since or (name.startswith("--") and what == name):
        before.add(name)
        return [tinycss2.serialize([each]).rstrip(";") + ";"]
    older = [name] if what != name else OLDER_WORDS.get(name, [])
    harmless = COSMETIC.get(what, "") or COSMETIC.get(name, "") if what == name or what in COSMETIC else ""
    if older and all(word in before for word in older):
        harmless = "said before in older words"
    found.append(Dropped(each.source_line, what, since, harmless))
    return []


def _newer(name: str, value: str, tokens: list[Any]) -> tuple[str, int]:
    if name in PROPERTIES:
        return name, PROPERTIES[name]
    if (name, value) in WORDS:
        return f"{name}: {value}", WORDS[name, value]
    if name == "text-decoration" and any(token.type in {"dimension", "percentage"} for token in tokens):
        return "text-decoration with a thickness", 89
    for token in _flat(tokens):
        if token.type == "function" and token.lower_name in FUNCTIONS:
            return f"{token.lower_name}()", FUNCTIONS[token.lower_name]
        if token.type == "dimension" and token.lower_unit in UNITS:
            return f"the unit {token.lower_unit}", UNITS[token.lower_unit]
    return "", 0


def _flat(tokens: list[Any]) -> Iterator[Any]:
    for token in tokens:
        yield token
        yield from _flat(getattr(token, "arguments", None) or getattr(token, "content", None) or [])
