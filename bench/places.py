"""Where the bench keeps what it makes: one folder that git does not see."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
BENCH = Path(__file__).parent
WORK = ROOT / ".bench"
"""Peers, catalogues, editions and what was recorded of them; may be removed at any time."""
PEERS = WORK / "peers"
NODE = WORK / "node"
LUA = BENCH / "lua"
PYTHON = sys.executable
"""The project's own interpreter: what runs us, and the peers that are built of the same parts."""
PEERS_PYTHON = str(PEERS / "bin" / "python")
HOST = "127.0.0.1"
PORT = 8977
SERVER_CORE, LOAD_CORE = 0, 1
