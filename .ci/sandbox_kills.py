#!/usr/bin/env python3
"""Ends a sandbox with kill -9 in the midst of writing, again and again, on one data file.

After each kill the file has to open, and everything that a response had told has to be in it; an
import that was under way is in it as a whole or not at all.

    sandbox_kills.py contacts-sandbox.jar --kills 100
"""

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

LOCATION = "SandboxLocation00001"
HEADERS = {
    "Authorization": "Bearer pit-sandbox",
    "Version": "v3",
    "Content-Type": "application/json",
}
WRITERS = 6
IMPORT_ROWS = 5
START_SECONDS = 120

# The sandbox takes four at a time.
IMPORTING = threading.Semaphore(2)


class Sandbox:
    def __init__(self, jar, data, log):
        self.process = subprocess.Popen(
            ["java", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-jar", jar, "--port", "0", "--quota", "off", "--data", data],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )

    def listen(self):
        timer = threading.Timer(START_SECONDS, self.process.kill)
        timer.start()
        line = self.process.stdout.readline()
        timer.cancel()
        if not line.startswith("listening on "):
            raise SystemExit(f"the data file did not open: {line!r}, status {self.process.wait()}")
        self.address = urllib.parse.urlsplit(line.removeprefix("listening on ").strip()).netloc

    def connect(self):
        return http.client.HTTPConnection(self.address, timeout=30)

    def send(self, method, path, body=None, headers=HEADERS, connection=None):
        own = connection or self.connect()
        own.request(method, path, body, headers)
        response = own.getresponse()
        text = response.read().decode()
        if not 200 <= response.status < 300:
            raise SystemExit(f"{method} {path}: {response.status} {text[:300]}")
        return text

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()


class Writer(threading.Thread):
    """Changes contacts of its own, and knows what it was told and what is under way."""

    def __init__(self, sandbox, name, seed):
        super().__init__(daemon=True)
        self.sandbox = sandbox
        self.label = name
        self.random = random.Random(seed)
        self.contacts = {}  # id -> [state that was told, state under way or None]
        self.imports = {}  # name -> whether it was told
        self.deleted = []
        self.acknowledged = 0
        self.failure = None

    def run(self):
        try:
            connection = self.sandbox.connect()
            for number in range(1_000_000):
                self.step(connection, number)
                self.acknowledged += 1
        except (OSError, http.client.HTTPException):
            pass  # killed
        except SystemExit as failure:
            self.failure = failure

    def send(self, connection, method, path, body=None):
        payload = None if body is None else json.dumps(body)
        return json.loads(self.sandbox.send(method, path, payload, connection=connection))

    def step(self, connection, number):
        kind = self.random.random()
        if kind < 0.05:
            self.import_rows(connection, f"{self.label}-{number}")
        elif kind < 0.35 or not self.contacts:
            email = f"{self.label}-{number}@example.com"
            created = self.send(connection, "POST", "/contacts/", {"locationId": LOCATION, "email": email})
            self.contacts[created["contact"]["id"]] = [{"city": None, "notes": 0}, None]
        else:
            self.change(connection, number)

    def change(self, connection, number):
        contact = self.random.choice(list(self.contacts))
        told = self.contacts[contact][0]
        kind = self.random.random()
        if kind < 0.1:
            self.contacts[contact][1] = "deleted"
            self.send(connection, "DELETE", f"/contacts/{contact}")
            self.contacts[contact] = ["deleted", None]
            self.deleted.append(contact)
            del self.contacts[contact]
        elif kind < 0.3:
            after = dict(told, notes=told["notes"] + 1)
            self.contacts[contact][1] = after
            self.send(connection, "POST", f"/contacts/{contact}/notes", {"body": "n" * 4_000})
            self.contacts[contact] = [after, None]
        else:
            after = dict(told, city=f"Town {number}")
            self.contacts[contact][1] = after
            self.send(connection, "PUT", f"/contacts/{contact}", {"city": after["city"]})
            self.contacts[contact] = [after, None]

    def import_rows(self, connection, name):
        rows = "".join(f"{name}-{row}@import.example\n" for row in range(IMPORT_ROWS))
        self.imports[name] = False
        with IMPORTING:
            self.sandbox.send(
                "POST", "/__sandbox/import", "email\n" + rows, {"Content-Type": "text/csv"}, connection
            )
        self.imports[name] = True

    def check(self, found, emails):
        missing = []
        for contact in self.deleted:
            if contact in found:
                missing.append(f"deletion of {contact}")
        for contact, (told, under_way) in self.contacts.items():
            if found.get(contact, "deleted") not in (told, under_way):
                missing.append(f"{contact}: {told}, perhaps {under_way}, is {found.get(contact)}")
        for name, told in self.imports.items():
            count = sum(f"{name}-{row}@import.example" in emails for row in range(IMPORT_ROWS))
            if count != IMPORT_ROWS and (told or count > 0):
                missing.append(f"import {name}: {count} of {IMPORT_ROWS} rows")
        return missing


def exported(sandbox):
    found, emails = {}, set()
    for line in sandbox.send("GET", "/__sandbox/export").splitlines():
        contact = json.loads(line)
        found[contact["id"]] = {"city": contact.get("city"), "notes": len(contact.get("notes", []))}
        emails.add(contact.get("email"))
    return found, emails


def refresh(sandbox, token):
    body = {
        "clientId": "6578278e879ad2646715ba9c-sandbox1",
        "clientSecret": "sandbox-secret",
        "grantType": "refresh_token",
        "refreshToken": token,
    }
    return json.loads(sandbox.send("POST", "/oauth/token", json.dumps(body)))["refreshToken"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jar")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    began = time.monotonic()
    acknowledged = compacted = largest = 0
    token = None
    writers = []
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "sandbox.data")
        with open(os.path.join(folder, "log"), "w+") as log:
            for number in range(1, options.kills + 2):
                if number % 10 == 0:
                    # In the midst of reading, or of dropping what is half-written.
                    starting = Sandbox(options.jar, data, log)
                    time.sleep(dice.uniform(0.3, 1.2))
                    starting.kill()
                sandbox = Sandbox(options.jar, data, log)
                sandbox.listen()
                if writers:
                    found, emails = exported(sandbox)
                    missing = [line for writer in writers for line in writer.check(found, emails)]
                    if missing:
                        print("\n".join(missing[:20]))
                        sys.exit(f"kill {number - 1}: {len(missing)} changes are missing")
                if number % 10 == 1:
                    sandbox.send("POST", "/__sandbox/clear", "{}")
                if token is None:
                    token = "refresh-0"
                    first = {"accessToken": "access-0", "refreshToken": token, "locationId": LOCATION}
                    sandbox.send("POST", "/__sandbox/oauth/tokens", json.dumps(first))
                token = refresh(sandbox, token)
                if number > options.kills:
                    sandbox.kill()
                    break
                inode = os.stat(data).st_ino
                writers = [Writer(sandbox, f"k{number}w{i}", number * 100 + i) for i in range(WRITERS)]
                for writer in writers:
                    writer.start()
                time.sleep(dice.uniform(0.2, 2.0))
                sandbox.kill()
                for writer in writers:
                    writer.join()
                    if writer.failure:
                        raise writer.failure
                compacted += os.stat(data).st_ino != inode
                largest = max(largest, os.stat(data).st_size)
                acknowledged += sum(writer.acknowledged for writer in writers)
            log.seek(0)
            errors = [line for line in log if not line.startswith("WARNING: ")]
            if errors:
                sys.exit("the sandbox has logged: " + errors[0])
    print(
        f"{options.kills} kills: the file always opened, none of {acknowledged} acknowledged changes is missing;"
        f" compacted in {compacted} runs, {largest >> 20} MiB at most, {time.monotonic() - began:.0f} s"
    )


if __name__ == "__main__":
    main()
