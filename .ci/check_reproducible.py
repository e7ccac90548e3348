"""Whether two builds have made the same jars of classes and sources, byte for byte: check_reproducible.py FOLDER FOLDER"""
import hashlib
import pathlib
import sys

one, other = (pathlib.Path(argument) for argument in sys.argv[1:])
modules = ["spec", "client-runtime", "client-generated", "sandbox", "contract-tests"]
modules += [f"client-extensions/{name}" for name in ("core", "auth", "resilience", "pagination", "client")]


def jars(folder):
    return {
        f"{module}/{jar.name}": hashlib.sha256(jar.read_bytes()).hexdigest()
        for module in modules
        for jar in (folder / module / "target").glob("*.jar")
        if not jar.name.startswith("original-") and not jar.name.endswith("-javadoc.jar")
    }


first, second = jars(one), jars(other)
different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
for name in different:
    print(f"not the same: {name}")
print(f"{len(first)} jars, {len(different)} not the same")
sys.exit(1 if different or len(first) < 2 * len(modules) else 0)
