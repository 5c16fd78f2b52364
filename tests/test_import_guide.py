"""The guide to importing is true as it is printed: its commands, run in a clone with nothing else, print what it says they print."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from tests.conftest import CONTENT, PROJECT

GUIDE = (PROJECT / "docs" / "importing.md").read_text().partition("## Importing again")[0]
COMMANDS = ("export", "mkdir", "assessments")
"""What the first line of a block of commands begins with; another block is what those before it print."""
END = "== the end of a block"


def test_the_commands_of_the_guide_print_what_it_says(tmp_path: Path) -> None:
    blocks = re.findall(r"^```\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    runs = [(block, "") for block in blocks if block.startswith(COMMANDS)]
    for before, block in pairwise(blocks):
        if not block.startswith(COMMANDS):
            runs[runs.index((before, ""))] = before, block
    assert len([said for _, said in runs if said]) == 2
    script = f"\necho {END!r}\n".join(re.sub(r"(?m)^assessments build .*", ":", commands) for commands, _ in runs)
    (tmp_path / "content").symlink_to(CONTENT)
    command = f'PATH="{Path(sys.executable).parent}:$PATH"\n{script}'.replace("cp -R content", "cp -RL content")
    done = subprocess.run(["bash", "-e", "-c", f"exec 2>&1\n{command}"], cwd=tmp_path, capture_output=True, text=True, check=True)
    for (_, said), printed in zip(runs, done.stdout.split(f"{END}\n"), strict=True):
        if said:
            assert re.fullmatch(re.escape(said).replace("…", ".*"), printed), printed
