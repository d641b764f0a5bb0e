"""Reads BioStudies as scripts do that were written for https://www.ebi.ac.uk/biostudies.

Usage: biostudies_client.py ADDRESS search QUERY [COLLECTION]
       biostudies_client.py ADDRESS study ACCESSION
       biostudies_client.py ADDRESS table ACCESSION
       biostudies_client.py ADDRESS fetch ACCESSION PATH

Nothing in here knows of any other archive: only the address differs.
"""
import hashlib
import json
import sys
import urllib.parse
import urllib.request

BASE = sys.argv[1].rstrip("/")


def get(path, **params):
    query = "?" + urllib.parse.urlencode(params) if params else ""
    with urllib.request.urlopen(BASE + path + query) as answer:
        return json.load(answer)


def search(query, collection=None):
    """All hits, page by page, as the number of hits says."""
    path = "/api/v1/" + (collection + "/" if collection else "") + "search"
    hits, page = [], 1
    while True:
        answer = get(path, query=query, pageSize=2, page=page, sortBy="release_date", sortOrder="ascending")
        assert answer["page"] == page and answer["pageSize"] == 2
        hits += answer.get("hits", [])
        if len(hits) >= answer["totalHits"]:
            return {"accessions": [hit["accession"] for hit in hits], "first": hits[0] if hits else None}
        page += 1


def attribute(node, name):
    values = [a.get("value") for a in node.get("attributes", []) if a.get("name") == name]
    return values[0] if values else None


def sections(section):
    """The section and all below it; tables of sections are lists in lists."""
    yield section
    for below in section.get("subsections", []):
        for each in below if isinstance(below, list) else [below]:
            yield from sections(each)


def study(accession):
    submission = get(f"/api/v1/studies/{accession}")
    files = []
    for section in sections(submission["section"]):
        name = attribute(section, "File List")
        if name:
            name = name if name.endswith(".json") else name.rsplit(".", 1)[0] + ".json"
            files += get(f"/files/{accession}/{urllib.parse.quote(name)}")
        for each in section.get("files", []):
            files += each if isinstance(each, list) else [each]
    return {
        "accession": submission["accno"],
        "title": attribute(submission, "Title") or attribute(submission["section"], "Title"),
        "released": attribute(submission, "ReleaseDate"),
        "collection": attribute(submission, "AttachTo"),
        "type": submission["section"]["type"],
        "paths": [file["path"] for file in files],
        "sizes": [file["size"] for file in files],
        "attributes": [{a["name"]: a["value"] for a in file["attributes"]} for file in files],
    }


def table(accession):
    """The table of files as the pages of BioStudies read it: what its columns name, row by row."""
    info = get(f"/api/v1/studies/{accession}/info")
    rows, draw = [], 1
    while len(rows) < info["files"]:
        answer = get(f"/api/v1/files/{accession}", start=len(rows), length=2, draw=draw)
        assert answer["draw"] == draw and answer["recordsTotal"] == info["files"]
        rows += answer["data"]
        draw += 1
    return {
        "titles": [column["title"] for column in info["columns"]],
        "rows": [[row.get(column["data"], "") for column in info["columns"]] for row in rows],
        "paths": [row["path"] for row in rows],
        "httpLink": info["httpLink"],
        "isPublic": info["isPublic"],
        "released": info["released"],
    }


def fetch(accession, path):
    """A file by the address that pages link to, and by the link that the study gives."""
    link = get(f"/api/v1/studies/{accession}/info")["httpLink"]
    digests = []
    for address in (f"{BASE}/files/{accession}/", f"{link}/Files/"):
        with urllib.request.urlopen(address + urllib.parse.quote(path)) as answer:
            digests.append(hashlib.sha256(answer.read()).hexdigest())
    return {"sha256": digests}


print(json.dumps({"search": search, "study": study, "table": table, "fetch": fetch}[sys.argv[2]](*sys.argv[3:])))
