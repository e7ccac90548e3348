"""What is in a repository folder after a release: complete, signed, and nothing that does not belong there."""
import json
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml
import zipfile

root = pathlib.Path(sys.argv[1], "io/github/contactsv3")
maven = "{http://maven.apache.org/POM/4.0.0}"
jars = {f"contacts-v3-{name}" for name in (
    "auth", "client", "client-generated", "core", "jdbc", "micrometer", "pacts", "pagination", "redis", "resilience", "sandbox",
    "spark", "spec", "spring-boot", "spring-boot-starter", "spring-boot-test", "testing", "webhooks")}
# What the sandbox's jar has not inside: it uses these where a program has them.
NOT_INSIDE = ("io.github", "io.swagger", "org.apache", "org.apiguardian", "org.jspecify", "org.junit", "org.opentest4j")
# An application chooses its Spark, Spring, Micrometer, database and Redis itself.
BROUGHT = {
    "contacts-v3-spark": {"contacts-v3-client"},
    "contacts-v3-spring-boot": {"contacts-v3-client"},
    "contacts-v3-spring-boot-starter": {"contacts-v3-client", "contacts-v3-spring-boot"},
    "contacts-v3-spring-boot-test": {"contacts-v3-sandbox", "contacts-v3-spring-boot"},
}
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


def only(folder, ending, without=()):
    found = [p for p in folder.rglob(f"*{ending}") if not any(p.name.endswith(w) for w in without)]
    expect(len(found) == 1, f"{folder.name}: {len(found)} files {ending}")
    return found[0] if found else None


published = {p.name for p in root.iterdir() if p.is_dir()}
expect(published == jars | {"contacts-v3-bom"}, f"published: {sorted(published)}")

signed = 0
for folder in sorted(root.iterdir()):
    for file in folder.rglob("*"):
        if file.suffix in (".pom", ".jar") or file.name.endswith(("-cyclonedx.json", "-cyclonedx.xml")):
            signature = file.with_name(file.name + ".asc")
            good = signature.exists() and subprocess.run(
                ["gpg", "--batch", "--quiet", "--verify", str(signature), str(file)], capture_output=True).returncode == 0
            expect(good, f"{file.name}: no good signature")
            signed += 1
    pom = only(folder, ".pom")
    project = xml.parse(pom).getroot()
    expect(project.find(f"{maven}parent") is None, f"{pom.name}: has a parent")
    expect("${" not in pom.read_text(), f"{pom.name}: has a property in it")
    for needed in ("name", "description", "url", "licenses", "developers", "scm"):
        expect(project.find(maven + needed) is not None, f"{pom.name}: no {needed}")
    for scope in project.iterfind(f"{maven}dependencies/{maven}dependency/{maven}scope"):
        expect(scope.text != "test", f"{pom.name}: a test dependency")
    managed = {d.find(f"{maven}artifactId").text for d in project.iter(f"{maven}dependency")} if folder.name.endswith("bom") else jars
    expect(managed == jars, f"{pom.name}: manages {sorted(managed)}")
    if folder.name in BROUGHT:
        brought = {d.find(f"{maven}artifactId").text for d in project.iterfind(f"{maven}dependencies/{maven}dependency")
                   if d.findtext(f"{maven}scope") != "provided" and d.findtext(f"{maven}optional") != "true"}
        expect(brought == BROUGHT[folder.name], f"{pom.name}: brings {sorted(brought)}")
    version = project.find(f"{maven}version").text
    for dependency in project.iter(f"{maven}dependency"):
        if dependency.find(f"{maven}groupId").text == "io.github.contactsv3":
            expect(dependency.find(f"{maven}version").text == version, f"{pom.name}: another version of {dependency[1].text}")
    # Without Gradle's own metadata, Gradle reads the POM; one that announced it would be looked for in vain.
    expect("published-with-gradle-metadata" not in pom.read_text(), f"{pom.name}: announces Gradle metadata")
    only(folder, "-cyclonedx.json")
    if folder.name.endswith("bom"):
        continue
    only(folder, "-javadoc.jar")
    only(folder, "-sources.jar")
    jar = only(folder, ".jar", ("-javadoc.jar", "-sources.jar"))
    content = zipfile.ZipFile(jar)
    names = content.namelist()
    for needed in ("META-INF/LICENSE", "META-INF/NOTICE"):
        expect(names.count(needed) == 1, f"{jar.name}: {names.count(needed)} times {needed}")
    manifest = content.read("META-INF/MANIFEST.MF").decode()
    expect(f"Implementation-Version: {version}\r\n" in manifest, f"{jar.name}: no Implementation-Version")
    if folder.name == "contacts-v3-sandbox":
        listed = content.read("META-INF/THIRD-PARTY").decode().split()
        inside = {f"{c['group']}:{c['name']}" for c in json.loads(only(folder, "-cyclonedx.json").read_text())["components"]
                  if not c["group"].startswith(NOT_INSIDE)}
        expect(inside <= set(listed), f"{jar.name}: META-INF/THIRD-PARTY lacks {sorted(inside - set(listed))}")
    classes = [n for n in names if n.endswith(".class")]
    expect(not any("/contract/" in n or "/compatibility/" in n or "/examples/" in n for n in classes), f"{jar.name}: classes of tests or tools")
    expect(bool(classes) != (folder.name in ("contacts-v3-pacts", "contacts-v3-spec", "contacts-v3-spring-boot-starter")), f"{jar.name}: {len(classes)} classes")

for problem in problems:
    print(problem)
print(f"{len(published)} artifacts, {signed} files with a good signature, {len(problems)} problems")
sys.exit(1 if problems else 0)
