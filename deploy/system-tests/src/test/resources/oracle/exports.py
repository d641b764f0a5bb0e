#!/usr/bin/env python3
"""Judges what an archive exports by tools of others and says what they object to.

    PYTHON exports.py CASES.json

CASES: {"exports": [address without suffix], "schemas": folder of published schemas, "oracles": folder of the tools}.
Prints {"judged": [[address, tool]], "problems": [text]}.
"""
import json
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import jsonschema
from lxml import etree

BIN = Path(sys.executable).parent


def fetch(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def run(*command):
    done = subprocess.run([str(each) for each in command], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def crate(body, cases):
    """By the version of RO-Crate that the crate declares."""
    graph = {each["@id"]: each for each in json.loads(body)["@graph"]}
    version = graph["ro-crate-metadata.json"]["conformsTo"]["@id"].rsplit("/", 1)[1]
    with tempfile.TemporaryDirectory() as folder:
        file, report = Path(folder, "x-ro-crate-metadata.json"), Path(folder, "report.json")
        file.write_bytes(body)
        code, said = run(
            BIN / "rocrate-validator", "-y", "validate", "-p", f"ro-crate-{version}", "-np", "--offline",
            "--cache-path", Path(cases["oracles"], "rocrate-cache"), "-f", "json", "-o", report, file,
        )  # fmt: skip
        if not report.exists():
            return [f"exit code {code}: {said[-2000:]}"]
        issues = [f"{each.get('message')} ({each.get('violatingEntity')})" for each in json.loads(report.read_text())["issues"]]
        return issues or ([] if code == 0 else [f"exit code {code}"])


def croissant(body, cases):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "croissant.json")
        file.write_bytes(body)
        code, said = run(BIN / "mlcroissant", "validate", "--jsonld", file)
    complaints = [line for line in said.splitlines() if "does not look like" in line or "error" in line.lower()]
    return complaints or ([] if code == 0 else [f"exit code {code}: {said[-2000:]}"])


def bioschemas(body, cases):
    """By the profile that the document says it meets, if it says so; else as any JSON-LD with a type and a name."""
    document = json.loads(body)
    profile = document.get("http://purl.org/dc/terms/conformsTo", {}).get("@id", "")
    if not profile:
        return [] if document["@type"] == "Dataset" and document["name"] else ["no dataset with a name"]
    name = "Dataset_v" + profile.rsplit("/", 1)[1] + ".json"
    published = json.loads(Path(cases["schemas"], "bioschemas", name).read_text())
    text = json.dumps(next(each["$validation"] for each in published["@graph"] if "$validation" in each))
    # It tells persons from organisations by nothing, so that both always match where one of them should.
    schema = json.loads(text.replace('"oneOf"', '"anyOf"'))
    return [f"{error.json_path}: {error.message[:300]}" for error in jsonschema.Draft7Validator(schema).iter_errors(document)]


def datacite_json(body, cases):
    schema = json.loads(Path(cases["schemas"], "datacite/datacite_4.3_schema.json").read_text())
    return [f"{error.json_path}: {error.message[:300]}" for error in jsonschema.Draft7Validator(schema).iter_errors(json.loads(body))]


def datacite_xml(body, cases):
    schema = etree.XMLSchema(etree.parse(Path(cases["schemas"], "datacite/kernel-4.6/metadata.xsd")))
    schema.validate(etree.fromstring(body))
    return [str(error) for error in schema.error_log]


TOOLS = {
    "ro-crate.json": ("rocrate-validator", crate),
    "croissant.json": ("mlcroissant", croissant),
    "jsonld": ("JSON Schema of Bioschemas", bioschemas),
    "datacite.json": ("JSON Schema of DataCite 4.3", datacite_json),
    "datacite.xml": ("XML Schema of DataCite 4.6", datacite_xml),
}
OF_MANIFESTS = ("ro-crate.json", "croissant.json")


def main(file):
    cases, judged, problems = json.loads(Path(file).read_text()), [], []
    for export in cases["exports"]:
        for suffix in OF_MANIFESTS if "/manifests/" in export else TOOLS:
            tool, judge = TOOLS[suffix]
            address = f"{export}.{suffix}"
            problems += [f"{tool} of {address}: {each}" for each in judge(fetch(address), cases)]
            judged.append([address, tool])
    print(json.dumps({"judged": judged, "problems": problems}))


if __name__ == "__main__":
    main(sys.argv[1])
