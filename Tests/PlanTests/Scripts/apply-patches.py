"""Applies JSON patches, and says which do not make the new document of the old one.

usage: apply-patches.py < CASES, a JSON array of {"old": ..., "new": ..., "patch": [...]}
"""

import json
import sys

import jsonpatch

cases = json.load(sys.stdin)
failures = 0
for number, case in enumerate(cases):
    try:
        result = jsonpatch.apply_patch(case["old"], case["patch"])
    except jsonpatch.JsonPatchException as error:
        result = repr(error)
    # As text, as to Python 1, 1.0 and true are equal.
    if json.dumps(result, sort_keys=True) != json.dumps(case["new"], sort_keys=True):
        failures += 1
        print(f"case {number}: {json.dumps(case)} gives {json.dumps(result)}")
print(f"{len(cases)} patches, {failures} wrong")
sys.exit(failures > 0)
