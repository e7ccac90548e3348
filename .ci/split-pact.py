"""Splits the pact by the document that its paths are in: the comparator takes one at a time.

The comparator takes response bodies as complete. A contact of a business has one member that the
document leaves out on purpose (docs/decisions/012-pact.md), so that one is taken out here; what is
refused on purpose is not held against the document's rules for requests by the service either.
"""

import json
import pathlib
import sys

source, folder = map(pathlib.Path, sys.argv[1:])
pact = json.loads(source.read_text())
parts = {"contacts-v3": [], "oauth-v3": []}
for interaction in pact["interactions"]:
    path = interaction["request"]["path"]
    name = "oauth-v3" if path.startswith("/oauth/") else "contacts-v3"
    if interaction["comments"]["references"]["openapi"]["operationId"] == "listContactsByBusiness":
        for contact in interaction["response"]["body"]["content"].get("contacts", []):
            contact.pop("contactName", None)
    parts[name].append(interaction)
for name, interactions in parts.items():
    (folder / f"{name}.json").write_text(json.dumps({**pact, "interactions": interactions}))
