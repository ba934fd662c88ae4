"""Prints "passed failed skipped" of an xUnit v2-format XML report. An error outside a test counts as failed."""
import sys
import xml.etree.ElementTree as ElementTree

passed = failed = skipped = 0
for assembly in ElementTree.parse(sys.argv[1]).getroot().iter("assembly"):
    passed += int(assembly.get("passed", 0))
    failed += int(assembly.get("failed", 0)) + int(assembly.get("errors", 0))
    skipped += int(assembly.get("skipped", 0)) + int(assembly.get("not-run", 0))
print(passed, failed, skipped)
