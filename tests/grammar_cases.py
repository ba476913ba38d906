"""The cases of the grammar of codes, told alike by every place that replays them."""

from __future__ import annotations

from dotted import cases
from edition.ids.grammar import Lead, sentence


def grammar_cases() -> list[tuple[str, str]]:
    """What is typed, and where it leads as `shown_lead` says it."""
    return [pair for case in cases("codes") for pair in zip(case.given.split("\n"), case.expected, strict=True)]


def shown_lead(lead: Lead) -> str:
    """``dk-p2=dk-p7 | withdrawn dk-p8 | 没有第一百项；共二十七项。``, or ``nowhere``."""
    ids = " ".join(f"{each}={lead.was[each]}" if each in lead.was else each for each in lead.ids)
    withdrawn = "withdrawn " + " ".join(lead.withdrawn) if lead.withdrawn else ""
    return " | ".join(filter(None, (ids, withdrawn, sentence(lead)))) or "nowhere"


SHOWN_LEAD = """
function shownLead(grammar, lead) {
  var ids = lead.ids.map(function (id) { return lead.was[id] ? id + "=" + lead.was[id] : id; }).join(" ");
  var withdrawn = lead.withdrawn.length ? "withdrawn " + lead.withdrawn.join(" ") : "";
  return [ids, withdrawn, grammar.sentence(lead, "zh")].filter(Boolean).join(" | ") || "nowhere";
}
"""
"""`shown_lead` for the scripts."""
