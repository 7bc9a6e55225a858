"""What to type so that an extra of cxjourney gets where this cxjourney is."""

import shutil
import sys
from pathlib import Path


def command_for_extra(extra: str) -> str:
    """Return the command that adds an extra to the environment that runs this.

    `pip install` alone reaches another Python where cxjourney came by pipx or uv, or where its environment is not the
    active one.

    Args:
        extra: Its name, such as `print`.
    """
    wanted = f'"cxjourney[{extra}]"'
    environment = Path(sys.prefix)
    if (environment / "pipx_metadata.json").is_file():
        return f"pipx runpip cxjourney install {wanted}"
    if (environment / "uv-receipt.toml").is_file():
        return f'uv pip install --python "{sys.executable}" {wanted}'
    pip = shutil.which("pip")
    if pip and Path(pip).parent == Path(sys.executable).parent:
        return f"pip install {wanted}"
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {wanted}"
