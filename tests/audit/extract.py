"""Run in the audit's environment: reads pages as JSON, and tells what linked data extruct finds in each."""

import json
import sys

import extruct

if __name__ == "__main__":
    pages = json.load(sys.stdin)
    found = [extruct.extract(page, syntaxes=["json-ld"], errors="strict")["json-ld"] for page in pages]
    sys.stdout.write(json.dumps(found))
