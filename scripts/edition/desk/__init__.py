"""What lies on the editors' desk, read strictly: received pages, plans, records, versions. Reads the disk."""

from edition.desk.address import canonical
from edition.desk.catalogue import catalogue
from edition.desk.plan_file import plan, write_plan
from edition.desk.received_page import read
from edition.desk.versions import versions
from edition.desk.yaml_records import record

__all__ = ["canonical", "catalogue", "plan", "read", "record", "versions", "write_plan"]
