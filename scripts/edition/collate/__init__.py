"""Plan × page: articles with a ledger of every line, their outline, corrected readings, the account."""

from edition.collate.account import account
from edition.collate.apparatus import apparatus
from edition.collate.assemble import assemble
from edition.collate.balance import balance
from edition.collate.collate import collate
from edition.collate.emend import emend
from edition.collate.outline import structure

__all__ = ["account", "apparatus", "assemble", "balance", "collate", "emend", "structure"]
