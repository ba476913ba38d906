"""HTML that stands alone, set from templates that escape what they are handed; the colours and faces of all sheets."""

from edition.markup.policy import fingerprint, with_policy_of_one_file, with_site_policy
from edition.markup.set_page import set_page
from edition.markup.tokens import with_tokens

__all__ = ["fingerprint", "set_page", "with_policy_of_one_file", "with_site_policy", "with_tokens"]
