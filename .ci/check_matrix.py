"""The version matrix: resolves the class path of each row as a user's build does, and runs one program on each."""
import concurrent.futures
import dataclasses
import glob
import os
import pathlib
import re
import subprocess
import sys
import time

repository, version, work = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
sources = pathlib.Path("consumers/matrix")
guide = pathlib.Path("docs/guide/versions.md").read_text()


@dataclasses.dataclass
class Row:
    """One application: what its dependency management says, and what has to come of it."""
    name: str
    boms: list = dataclasses.field(default_factory=list)
    managed: dict = dataclasses.field(default_factory=dict)
    expected: dict = dataclasses.field(default_factory=dict)  # versions on the class path, next to the managed ones
    excluded: str = None  # a dependency of the client
    refused: str = None  # what build() says; None if the program runs
    java: int = 17
    seconds: float = 0
    problem: str = None


feign = "io.github.openfeign:feign-core"
slf4j = "org.slf4j:slf4j-api"
httpclient, httpcore = "org.apache.httpcomponents.client5:httpclient5", "org.apache.httpcomponents.core5:httpcore5"
annotations, core, databind = (f"com.fasterxml.jackson.core:jackson-{name}" for name in ("annotations", "core", "databind"))


def jackson_bom(jackson):
    return f"com.fasterxml.jackson:jackson-bom:{jackson}"


def boot_bom(boot):
    return f"org.springframework.boot:spring-boot-dependencies:{boot}"


def cloud_bom(cloud):
    return f"org.springframework.cloud:spring-cloud-dependencies:{cloud}"


newest = {"feign": "13.13", "jackson": "2.23.0", "http": "5.6.5", "http_core": "5.4.4", "slf4j": "2.0.20"}
oldest = {"feign": "13.5", "jackson": "2.14.0", "http": "5.4", "http_core": "5.3", "slf4j": "1.7.0"}


def chosen(name, java=17, refused=None, excluded=None, managed=None, **versions):
    """Each library in the newest version, but for those that are named."""
    use = newest | versions
    single = {feign: use["feign"], httpclient: use["http"], httpcore: use["http_core"], slf4j: use["slf4j"]} | (managed or {})
    return Row(name, [jackson_bom(use["jackson"])], single, {databind: use["jackson"], core: use["jackson"]} | (managed or {}),
               excluded, refused, java)


rows = [
    Row("as published"),
    chosen("newest"),
    chosen("newest", java=25),
    chosen("oldest", **oldest),
    chosen("oldest", java=25, **oldest),
    *(chosen(f"Feign {v}", feign=v) for v in ("13.5", "13.6")),
    *(chosen(f"Jackson {v}", jackson=v) for v in ("2.14.3", "2.15.4", "2.18.12", "2.21.8")),
    chosen("HttpClient 5.4.4", http="5.4.4", http_core="5.3.4"),
    chosen("HttpClient 5.5.2", http="5.5.2", http_core="5.3.6"),
    chosen("HttpClient 5.4.4, newest core", http="5.4.4"),
    chosen("newest HttpClient, core 5.3.6", http_core="5.3.6"),
    chosen("SLF4J 1.7.36", slf4j="1.7.36"),
    *(Row(f"Spring Boot {v}", [boot_bom(v)]) for v in ("3.5.9", "4.0.7", "4.1.2")),
    Row("Spring Cloud 2024.0.2", [cloud_bom("2024.0.2")], expected={feign: "13.5"}),
    Row("Spring Cloud 2025.0.0", [cloud_bom("2025.0.0")], expected={feign: "13.6"}),
    Row("Cloud 2025.0.0, Boot 3.5.9", [cloud_bom("2025.0.0"), boot_bom("3.5.9")], expected={feign: "13.6"}),
    Row("Cloud 2025.1.4, Boot 4.0.7", [cloud_bom("2025.1.4"), boot_bom("4.0.7")]),
    chosen("Jackson's core 2.22.4", managed={core: "2.22.4"}),
    # Below what the client works with, or mixed so that Jackson itself does not work.
    *(chosen(f"Feign {v}", feign=v, refused=rf"contacts-v3 needs Feign 13\.5 or newer; the class path has {v} \(feign-core-{v}\.jar\)")
      for v in ("13.4", "13.2.1", "11.10")),
    chosen("Jackson 2.13.5", jackson="2.13.5",
           refused=r"contacts-v3 needs Jackson 2\.14 or newer; the class path has 2\.13\.5 \(jackson-databind-2\.13\.5\.jar\)"),
    chosen("annotations 2.13.5", managed={annotations: "2.13.5"},
           refused=r"contacts-v3 needs Jackson 2\.14 or newer; the class path has 2\.13\.5 \(jackson-annotations-2\.13\.5\.jar\)"),
    chosen("annotations 2.20", managed={annotations: "2.20"},
           refused=r"jackson-databind 2\.23\.0 needs jackson-annotations 2\.23 or newer; the class path has 2\.20 \(.*\.jar\)"),
    chosen("core 2.17.3", managed={core: "2.17.3"},
           refused=r"jackson-databind 2\.23\.0 needs jackson-core 2\.23 or newer; the class path has 2\.17\.3 \(.*\.jar\)"),
    chosen("HttpClient 5.3.1", http="5.3.1",
           refused=r"contacts-v3 needs Apache HttpClient 5\.4 or newer; the class path has 5\.3\.1 \(httpclient5-5\.3\.1\.jar\)"),
    chosen("HttpClient 5.1.3", http="5.1.3", http_core="5.1.3",
           refused=r"contacts-v3 needs Apache HttpClient 5\.4 or newer; the class path has 5\.1\.3 \(httpclient5-5\.1\.3\.jar\)"),
    chosen("no HttpClient", excluded=httpclient,
           refused=r"contacts-v3 needs Apache HttpClient 5\.4 or newer, or another transport: add "
                   r"org\.apache\.httpcomponents\.client5:httpclient5 \(.*"),
    chosen("SLF4J 1.6.6", slf4j="1.6.6",
           refused=r"contacts-v3 needs SLF4J 1\.7 or newer; the class path has 1\.6\.6 \(slf4j-api-1\.6\.6\.jar\)"),
]


def dependency(coordinates, more=""):
    group, artifact, number = coordinates.split(":")
    return f"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{number}</version>{more}</dependency>"


def pom(row, number):
    managed = [dependency(f"{name}:{v}") for name, v in row.managed.items()]
    managed += [dependency(bom, "<type>pom</type><scope>import</scope>") for bom in row.boms]
    exclusion = ""
    if row.excluded:
        group, artifact = row.excluded.split(":")
        exclusion = f"<exclusions><exclusion><groupId>{group}</groupId><artifactId>{artifact}</artifactId></exclusion></exclusions>"
    return f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<parent><groupId>consumer</groupId><artifactId>matrix</artifactId><version>1</version></parent>
<artifactId>row-{number}</artifactId>
<dependencyManagement><dependencies>{"".join(managed)}</dependencies></dependencyManagement>
<dependencies>{dependency(f"io.github.contactsv3:contacts-v3-client:{version}", exclusion)}</dependencies>
</project>
"""


def resolve():
    """One Maven for all rows, with a local repository of its own: the user's may have other snapshots of the client."""
    parent = (sources / "pom.xml").read_text()
    modules = "".join(f"<module>{number}</module>" for number in range(len(rows)))
    (work / "pom.xml").write_text(parent.replace("<repositories>", f"<modules>{modules}</modules>\n  <repositories>", 1))
    for number, row in enumerate(rows):
        (work / str(number)).mkdir()
        (work / str(number) / "pom.xml").write_text(pom(row, number))
    downloaded = pathlib.Path.home() / ".m2/repository"
    subprocess.run(["mvn", "-B", "-q", "-f", work / "pom.xml", "dependency:build-classpath", f"-Dreleased=file:{repository}",
                    f"-Ddownloaded=file:{downloaded}", f"-Dmaven.repo.local={work}/local"], check=True)


def class_path(number):
    return (work / str(number) / "class-path.txt").read_text().strip()


def versions(number):
    """By artifact, as the jars' names have them."""
    found = {}
    for jar in class_path(number).split(os.pathsep):
        artifact, found_version = pathlib.Path(jar).parent.parent.name, pathlib.Path(jar).parent.name
        found[artifact] = found_version
    return found


def compile_program():
    files = [str(file) for file in sources.rglob("*.java")]
    subprocess.run(["javac", "--release", "17", "-d", work / "classes", "-cp", class_path(0), *files], check=True)


def sandbox():
    for _ in range(300):
        line = re.search(r"listening on (\S+)", (work / "sandbox.log").read_text())
        if line:
            return line.group(1)
        time.sleep(0.1)
    raise SystemExit("the sandbox has not started: " + (work / "sandbox.log").read_text())


def run(number):
    row, began = rows[number], time.monotonic()
    found = versions(number)
    absent = {row.excluded: None} if row.excluded else {}
    for name, expected in (row.managed | row.expected | absent).items():
        if found.get(name.split(":")[1]) != expected:
            row.problem = f"{name}: {found.get(name.split(':')[1])} on the class path, not {expected}"
            return
    java = "java" if row.java == 17 else newer
    # Small and short-lived: neither the second compiler nor the parallel collector would pay.
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", f"{work}/classes{os.pathsep}{class_path(number)}",
               "consumer.matrix.Main", url, str(number), work / str(number) / "tokens"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=180)
    row.seconds = time.monotonic() - began
    if row.refused is None:
        row.problem = None if done.returncode == 0 and done.stdout.endswith("OK\n") else done.stderr
    elif not re.search(rf"^Exception in thread \"main\" java\.lang\.IllegalStateException: {row.refused}$", done.stderr, re.M):
        row.problem = f"not refused with: {row.refused}\n{done.stdout}{done.stderr}"


def table():
    columns = ("feign-core", "jackson-databind", "jackson-core", "jackson-annotations", "httpclient5", "httpcore5", "slf4j-api")
    layout = "{:<31}{:<6}{:<8}{:<10}{:<9}{:<13}{:<12}{:<10}{:<8}{:>5}  {}"
    print(layout.format("application", "Java", "Feign", "databind", "core", "annotations", "HttpClient", "HttpCore", "SLF4J", "s", ""))
    for number, row in enumerate(rows):
        found = versions(number)
        result = "FAILED" if row.problem else "refused, as it must be" if row.refused else "OK"
        print(layout.format(row.name, row.java, *(found.get(column, "-") for column in columns), f"{row.seconds:.1f}", result))


newer = os.environ.get("NEWER_JAVA") or next(iter(sorted(glob.glob("/usr/lib/jvm/*25*/bin/java"))), None)
if newer is None:
    print("no JDK 25 on this machine: its rows are left out")
    rows = [row for row in rows if row.java == 17]
resolve()
compile_program()
url = sandbox()
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    list(pool.map(run, range(len(rows))))
table()
for row in rows:
    if row.refused is None:
        used = {bom.split(":")[2] for bom in row.boms} | set(row.managed.values())
        unnamed = sorted(v for v in used if not re.search(rf"(?<![\d.]){re.escape(v)}(?![\d.]*\d)", guide))
        row.problem = row.problem or (f"docs/guide/versions.md does not name {unnamed}" if unnamed else None)
failed = [row for row in rows if row.problem]
for row in failed:
    print(f"\n{row.name}, Java {row.java}: {row.problem}")
if failed:
    sys.exit(f"version matrix: {len(failed)} of {len(rows)} rows failed")
print("version matrix: OK")
