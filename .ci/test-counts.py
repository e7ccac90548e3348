"""Adds up the reports of Surefire and prints one line; fails if no test ran or one failed.

--failures prints what failed and why instead, a few lines each.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

LINES = 6
WIDTH = 300


def suites():
    for report in sorted(pathlib.Path(".").glob("**/target/surefire-reports/TEST-*.xml")):
        yield ElementTree.parse(report).getroot()


def print_failures():
    for suite in suites():
        for case in suite.iter("testcase"):
            for problem in [*case.findall("failure"), *case.findall("error")]:
                print(f"FAILED after {case.get('time')} s: {case.get('classname')} {case.get('name')}")
                for line in (problem.text or "").strip().splitlines()[:LINES]:
                    print(f"    {line[:WIDTH]}")


def print_counts():
    total = failed = skipped = 0
    for suite in suites():
        total += int(suite.get("tests"))
        failed += int(suite.get("failures")) + int(suite.get("errors"))
        skipped += int(suite.get("skipped"))
    print(f"{total - failed - skipped} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not total else 0


if "--failures" in sys.argv[1:]:
    print_failures()
else:
    sys.exit(print_counts())
