"""Adds up the reports of Surefire and prints one line; fails if no test ran or one failed."""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

total = failed = skipped = 0
for report in pathlib.Path(".").glob("**/target/surefire-reports/TEST-*.xml"):
    suite = ElementTree.parse(report).getroot()
    total += int(suite.get("tests"))
    failed += int(suite.get("failures")) + int(suite.get("errors"))
    skipped += int(suite.get("skipped"))
print(f"{total - failed - skipped} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not total else 0)
