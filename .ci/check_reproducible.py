"""Whether two builds have made the same jars of classes and sources, byte for byte: check_reproducible.py FOLDER FOLDER"""
import hashlib
import pathlib
import sys
import zipfile

one, other = (pathlib.Path(argument) for argument in sys.argv[1:])
# Whatever is published and has a jar.
modules = []
for pom in sorted(one.rglob("pom.xml")):
    module = pom.parent.relative_to(one)
    text = pom.read_text()
    if "target" not in module.parts and "<maven.deploy.skip>false" in text and "<packaging>pom" not in text:
        modules.append(str(module))


def jars(folder):
    return {
        f"{module}/{jar.name}": jar
        for module in modules
        for jar in (folder / module / "target").glob("*.jar")
        if not jar.name.startswith("original-") and not jar.name.endswith("-javadoc.jar")
    }


def digest(jar):
    return jar and hashlib.sha256(jar.read_bytes()).hexdigest()


def classes(jar):
    """Its entries by name; of the sandbox those that are not of libraries."""
    with zipfile.ZipFile(jar) as file:
        return {n: file.read(n) for n in file.namelist() if n.endswith(".class") and "/shaded/" not in n}


first, second = jars(one), jars(other)
different = sorted(name for name in first.keys() | second.keys() if digest(first.get(name)) != digest(second.get(name)))
for name in different:
    a, b = (classes(jars[name]) if name in jars else {} for jars in (first, second))
    print(f"not the same: {name}, {sum(a.get(n) != b.get(n) for n in a | b)} of its {len(a | b)} classes")
print(f"{len(first)} jars, {len(different)} not the same")
sys.exit(1 if different or len(first) < 2 * len(modules) else 0)
