"""
python -m training.serve [--port 8010] [--again]

Serves a tiny SmolVLM by `transformers serve`: a chat-completions server that is not ours, for
tests/e2e/models/foreign-server.test.ts. Ends when it is told to (Ctrl+C). --again makes the model anew.
"""

import argparse
import os
import sys
from pathlib import Path

from .checkpoint import save_checkpoint

OUT = Path(__file__).resolve().parents[1] / "out"
# The server takes a folder's path, from where it is started, for the model's name.
NAME = "tiny-smolvlm"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8010)
    parser.add_argument("--again", action="store_true")
    arguments = parser.parse_args()
    if arguments.again or not (OUT / NAME / "model.safetensors").exists():
        (OUT / NAME).mkdir(parents=True, exist_ok=True)
        save_checkpoint(OUT / NAME)
    print(f"ALTLIGHT_CHAT_SERVER=http://127.0.0.1:{arguments.port}/v1 ALTLIGHT_CHAT_MODEL={NAME}", flush=True)
    os.chdir(OUT)
    # Nothing is to be looked for on the hub.
    os.environ["HF_HUB_OFFLINE"] = "1"
    program = str(Path(sys.executable).with_name("transformers"))
    os.execv(program, [program, "serve", NAME, "--host", "127.0.0.1", "--port", str(arguments.port), "--device", "cpu"])


main()
