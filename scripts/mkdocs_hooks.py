"""MkDocs hooks: hand the computed summary to the templates. The only place where MkDocs runs code of ours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def on_config(config: Any) -> Any:
    """Put the summary of the edition under ``extra.handbook``; without a build there is nothing to show."""
    path = Path(config.config_file_path).parent / "build" / "summary.json"
    config.extra["handbook"] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return config
