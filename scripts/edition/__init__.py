"""From newspaper pages as received to a handbook that can be trusted. See ARCHITECTURE.md."""
