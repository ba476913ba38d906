"""From newspaper pages as received to a handbook that can be trusted: the rooms, in the order a paragraph lives.

``nouns``    what there is; imports nothing of ours, touches no disk
``chinese``  how Chinese text behaves: punctuation, numbers, sameness, differences, everyday words
``markup``   HTML that stands alone, set from templates; everything it is handed is escaped
``desk``     what lies on the editors' desk, read strictly: received pages, plans, records, versions
``ids``      an id over time, and how a report names it: naming, lock, old ids, pinpoints, references
``propose``  a draft plan for a page nobody has read: repeats, seams, roles, articles, reading order
``links``    what connects the texts: works, mentions, terms, practice, figures, each held against its words
``collate``  plan × page: articles with a ledger of every line, outline, corrected readings, the account
``review``   what an editor must look at: doubts, odd readings, a plan carried over to a changed page
``reading``  a document as it reads, in no format: runs, notes, record; what must be said about a stretch
``pages``    Markdown pages, a module a kind; nothing of a source becomes Markdown but through ``escape``
``files``    what other programs open: data, search, quotations, single documents as HTML and Word
``site``     build, prove, swap, serve; the offline bundle

A room imports only rooms named before it; tests/test_architecture.py holds the list. See ARCHITECTURE.md.
"""
