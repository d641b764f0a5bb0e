#!/usr/bin/env python3
"""A client of DRS 1.5, after its specification alone: from drs:// addresses to bytes that have the digests that were promised.

    PYTHON drs.py CASES.json

CASES: {"archive": address, "objects": [drs:// address], "schemas": folder of published schemas, "every": of how many files
of a bundle the bytes of one are fetched, or absent}. Prints {"named": files that were told of, "files" and "bytes" that were
fetched, "bundles", "problems"}.
"""
import hashlib
import json
import sys
import urllib.request
from pathlib import Path
from urllib.parse import quote, urlsplit

import jsonschema


def fetch(address, body=None):
    headers = {"Content-Type": "application/json"} if body else {}
    with urllib.request.urlopen(urllib.request.Request(address, body, headers)) as answer:
        return answer.read()


class Client:
    def __init__(self, cases):
        self.scheme = urlsplit(cases["archive"]).scheme
        self.archive = cases["archive"]
        published = json.loads(Path(cases["schemas"], "ga4gh-drs/drs-1.5.0-openapi.json").read_text())
        answers = published["paths"]["/objects/{object_id}"]["get"]["responses"]
        self.schema = jsonschema.Draft202012Validator(answers["200"]["content"]["application/json"]["schema"])
        self.bulk = json.loads(fetch(f"{self.archive}/ga4gh/drs/v1/service-info"))["drs"]["maxBulkRequestLength"]
        self.every = cases.get("every", 1)
        self.files = self.bytes = self.bundles = 0
        self.named = set()
        self.problems = []

    def objects(self):
        return f"{self.archive}/ga4gh/drs/v1/objects"

    def resolve(self, uri):
        """A name of a host: `drs://HOST/ID` is the object ID of that host."""
        parts = urlsplit(uri)
        return json.loads(fetch(f"{self.scheme}://{parts.netloc}/ga4gh/drs/v1/objects/{quote(parts.path[1:], safe='')}"))

    def get(self, uri):
        """A bundle with all that is in it, or a file with its bytes."""
        found = self.resolve(uri)
        self.look_at(uri, found)
        if "contents" in found:
            self.bundle(uri, found)
        else:
            self.file(uri, found)
        return found

    def look_at(self, uri, found):
        if "contents" not in found:
            self.named.add(uri)
        self.problems += [f"{uri}: {error.json_path}: {error.message[:200]}" for error in self.schema.iter_errors(found)]
        if found["self_uri"] != uri:
            self.problems.append(f"{uri} calls itself {found['self_uri']}")

    def at_once(self, ids):
        """Objects by the request for many."""
        found = []
        for start in range(0, len(ids), self.bulk):
            body = json.dumps({"bulk_object_ids": ids[start : start + self.bulk]}).encode()
            found += json.loads(fetch(self.objects(), body))["resolved_drs_object"]
        return found

    def bundle(self, uri, found):
        """Its digest is that of the sorted digests of its parts, its size the sum of theirs."""
        self.bundles += 1
        contents = found["contents"]
        parts = self.at_once([part["id"] for part in contents])
        if [part["self_uri"] for part in parts] != [part["drs_uri"][0] for part in contents]:
            self.problems.append(f"{uri}: its parts at once are not its parts one by one")
        for number, part in enumerate(parts):
            self.look_at(part["self_uri"], part)
            if "contents" in part or number % self.every == 0:
                if self.get(part["self_uri"]) != part:
                    self.problems.append(f"{part['self_uri']}: it is another one alone")
        if len({part["name"] for part in contents}) < len(contents):
            self.problems.append(f"{uri}: a name is there twice")
        digest = hashlib.sha256("".join(sorted(part["checksums"][0]["checksum"] for part in parts)).encode()).hexdigest()
        if digest != found["checksums"][0]["checksum"]:
            self.problems.append(f"{uri}: the digest of its parts is {digest}")
        if sum(part["size"] for part in parts) != found["size"]:
            self.problems.append(f"{uri}: the sizes of its parts do not add up")

    def file(self, uri, found):
        body = fetch(found["access_methods"][0]["access_url"]["url"])
        self.files += 1
        self.bytes += len(body)
        digests = {each["type"]: each["checksum"] for each in found["checksums"]}
        if (len(body), hashlib.sha256(body).hexdigest()) != (found["size"], digests["sha-256"]):
            self.problems.append(f"{uri}: other bytes than promised")


if __name__ == "__main__":
    cases = json.loads(Path(sys.argv[1]).read_text())
    client = Client(cases)
    for uri in cases["objects"]:
        client.get(uri)
    print(
        json.dumps(
            {
                "named": len(client.named),
                "files": client.files,
                "bytes": client.bytes,
                "bundles": client.bundles,
                "problems": client.problems,
            }
        )
    )
