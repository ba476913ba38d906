"""MkDocs hooks: hand what the builder computed to templates, dress pages. The only place where MkDocs runs our code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from edition.markup import with_site_policy
from edition.pages.dress import Addresses, Setting, dress
from mkdocs.exceptions import PluginError

_OLD_FRAGMENT = re.compile(r"<!-- handbook:([a-z-]+) -->")


def on_config(config: Any) -> Any:
    """Put the summary of the edition under ``extra.handbook``; without a build there is nothing to show."""
    path = Path(config.config_file_path).parent / "build" / "summary.json"
    config.extra["handbook"] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return config


def on_page_markdown(markdown: str, page: Any, **_: Any) -> None:
    """Computed pieces come in as snippets; a page that still asks for one in the old way would show nothing."""
    if old := _OLD_FRAGMENT.search(markdown):
        line = markdown.count("\n", 0, old.start()) + 1
        raise PluginError(f'{page.file.src_uri}, line {line} of its text: {old[0]}; write --8<-- "{old[1]}.md" instead')


def on_page_content(html: str, page: Any, config: Any, **_: Any) -> str:
    """Dress a generated page; templates find what it is made of under ``page.parts``."""
    above = config.use_directory_urls and not page.file.src_uri.endswith("index.md")
    addresses = Addresses("../" if above else "", directories=config.use_directory_urls)
    english = page.file.src_uri.startswith("en/")
    depth = page.file.dest_uri.count("/")
    dressed = dress(html, Setting(page.meta, config.extra["handbook"], addresses, english, depth))
    page.parts = dressed.parts
    return dressed.html


def on_post_page(output: str, config: Any, **_: Any) -> str:
    """Each page says what a browser may load and run for it."""
    return with_site_policy(output, from_folder=not config.use_directory_urls)


def on_post_template(output_content: str, template_name: str, config: Any) -> str:
    """One page for addresses that lead nowhere: the Chinese one. Each language would write its own over the last."""
    elsewhere = "language" in config.theme and config.theme["language"] != "zh"
    if template_name == "404.html" and elsewhere:
        return ""
    if template_name.endswith(".html"):
        return with_site_policy(output_content, from_folder=not config.use_directory_urls)
    return output_content
