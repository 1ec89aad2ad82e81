"""Run in the audit's environment: reads the heads of answers as JSON, and tells what httplint finds in each."""

import io
import json
import sys
import time
from argparse import Namespace
from contextlib import redirect_stdout
from email.utils import parsedate_to_datetime

from httplint.cli import modes
from httplint.cli.http_parser import HttpCliParser
from httplint.i18n import set_locale


def heard_at(head: str) -> float:
    """When an answer was heard: at its own Date, as all were heard at once."""
    dates = [line.partition(": ")[2] for line in head.splitlines() if line.lower().startswith("date:")]
    return parsedate_to_datetime(dates[0]).timestamp() if dates else time.time()


def notes(head: str) -> list[str]:
    """The notes on one answer, a line each."""
    told = io.StringIO()
    with redirect_stdout(told), set_locale(None):
        HttpCliParser(Namespace(mode=modes.RESPONSE, now=True, locale=None), heard_at(head)).handle_input(head.encode())
    return told.getvalue().splitlines()


if __name__ == "__main__":
    found = [notes(head) for head in json.load(sys.stdin)]
    sys.stdout.write(json.dumps(found))
