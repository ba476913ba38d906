"""MkDocs hooks: hand what the builder computed to hand-written pages. The only place where MkDocs runs code of ours."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_FRAGMENT = re.compile(r"<!-- handbook:([a-z-]+) -->")


def on_config(config: Any) -> Any:
    """Put the summary of the edition under ``extra.handbook``; without a build there is nothing to show."""
    path = _computed(config) / "summary.json"
    config.extra["handbook"] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return config


def on_page_markdown(markdown: str, config: Any, **_: Any) -> str:
    """Replace ``<!-- handbook:numbers -->`` by the fragment of that name; an unknown name stops the build."""

    def fragment(found: re.Match[str]) -> str:
        return (_computed(config) / "fragments" / f"{found[1]}.md").read_text("utf-8")

    return _FRAGMENT.sub(fragment, markdown)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """One page for addresses that lead nowhere: the Chinese one. Each language would write its own over the last."""
    elsewhere = "language" in config.theme and config.theme["language"] != "zh"
    if template_name == "404.html" and elsewhere:
        return ""
    return output_content


def _computed(config: Any) -> Path:
    return Path(config.config_file_path).parent / "build"
