"""The offline site packed, the same bytes every time, and proved from its own files."""

from edition.site.offline.bundle import bundle
from edition.site.offline.verify import verify
from edition.site.offline.vouch import vouched

__all__ = ["bundle", "verify", "vouched"]
