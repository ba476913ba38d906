"""Sign a manifest with an editor's key, and say whose signature it carries. ``ssh-keygen`` does both.

A sum in a bundle proves that nothing was damaged, not where it comes from: whoever changes the bundle writes the sums
anew. Only a key that others have not got proves that. A user without this program can do the same (PUBLISHING.md §5).
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from edition.nouns import Fault, Faults
from edition.site.offline.manifest import MANIFEST, SIGNATURE

NAMESPACE = "handbook"
"""What is signed for: a signature made for a letter or a commit is none of these."""

_GOOD = re.compile(r'Good "[^"]*" signature (?:for \S+ )?with \S+ key (\S+)')


def signed(manifest: bytes, key: Path) -> bytes:
    """The signature of a manifest or a file by a private key, whose passphrase may be asked for. Raises Faults."""
    done = _run(["sign", "-f", str(key)], manifest)
    if done.returncode or not done.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        found = done.stderr.decode(errors="replace").strip().split("\n")[-1][:200]
        remedy = "give the private key: --sign ~/.ssh/id_ed25519"
        raise Faults([Fault(str(key), 1, "the key does not sign", found, remedy)])
    return done.stdout


HANDED_OUT = (".zip", ".epub", ".zim")
"""Files of a site that go from hand to hand as one; in a bundle the manifest vouches for them."""


def signatures(files: Mapping[str, bytes], key: Path) -> dict[str, bytes]:
    """A signature for each file that is handed out alone, by the name that it has beside it. Raises Faults."""
    return {f"{name}.sig": signed(raw, key) for name, raw in sorted(files.items()) if name.endswith(HANDED_OUT)}


def signed_by(manifest: bytes, signature: bytes, allowed: Path, of: str = MANIFEST, named: str = SIGNATURE) -> str:
    """Who signed a manifest, and by which key. Raises Faults for a signature that is not of it, or of nobody allowed.

    Where there is no file of those who may, the key alone is named: it is to be held against what the site says.
    Another file than a manifest is told by its name ``of``, and its signature by what that is ``named``.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / SIGNATURE
        file.write_bytes(signature)
        good = _GOOD.search(_run(["check-novalidate", "-s", str(file)], manifest).stdout.decode(errors="replace"))
        if not good:
            what = f"the signature is not of this {'manifest' if of == MANIFEST else 'file'}"
            raise Faults([Fault(named, 1, what, of, "take both from a good copy")])
        if not allowed.is_file():
            return f"a key that nobody here vouches for, {good[1]}: hold it against the one that the site shows"
        found = _run(["find-principals", "-f", str(allowed), "-s", str(file)], b"").stdout.decode(errors="replace")
        name = found.split("\n")[0].strip()
        verified = name and not _run(["verify", "-f", str(allowed), "-I", name, "-s", str(file)], manifest).returncode
        if not verified:
            what, remedy = (
                "signed by a key that is not allowed to",
                f"ask who has it; allowed are those in {allowed.name}",
            )
            raise Faults([Fault(named, 1, what, good[1], remedy)])
    return f"{name}, {good[1]}"


def _run(arguments: list[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    command, *more = arguments
    namespace = [] if command == "find-principals" else ["-n", NAMESPACE]
    try:
        return subprocess.run(
            ["ssh-keygen", "-Y", command, *more, *namespace], input=given, capture_output=True, check=False
        )
    except OSError:
        remedy = "install OpenSSH 8.1 or newer; Windows 10 and macOS bring it"
        raise Faults([Fault("ssh-keygen", 1, "there is no such program", "", remedy)]) from None
