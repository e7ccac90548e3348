"""Splits the pact by the document that its paths are in: the comparator takes one at a time.

It takes responses as complete, and all of them as JSON. So it does not get the one member of a contact
of a business that the document leaves out on purpose, nor responses in plain text; the Java build
holds both against the documents.
"""

import json
import pathlib
import sys

source, folder = map(pathlib.Path, sys.argv[1:])
pact = json.loads(source.read_text())
parts = {"contacts-v3": [], "oauth-v3": [], "custom-fields": []}
for interaction in pact["interactions"]:
    body = interaction["response"]["body"]
    if body["contentType"].startswith("text/plain"):
        continue
    for contact in body["content"].get("contacts", []):
        if interaction["request"]["path"].startswith("/contacts/business/"):
            contact.pop("contactName", None)
    first = interaction["request"]["path"].split("/")[1]
    document = {"oauth": "oauth-v3", "locations": "custom-fields"}.get(first, "contacts-v3")
    parts[document].append(interaction)
for name, interactions in parts.items():
    (folder / f"{name}.json").write_text(json.dumps({**pact, "interactions": interactions}))
