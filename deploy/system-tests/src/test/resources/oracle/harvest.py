#!/usr/bin/env python3
"""Harvests an archive by OAI-PMH with sickle and oaipmh-scythe.

    PYTHON harvest.py CASES.json

CASES: {"archive": address}. Prints by the client's name and the prefix: pages, and the records by their names: the title,
or null for a deleted one.
"""
import json
import sys
from pathlib import Path

from oaipmh_scythe import Scythe
from sickle import Sickle

PREFIXES = ("oai_dc", "oai_datacite")


def counted(client):
    """The client, whose requests are counted as each of them is a page."""
    harvest = client.harvest

    def counting(*args, **arguments):
        client.pages += 1
        return harvest(*args, **arguments)

    client.pages, client.harvest = 0, counting
    return client


def told(records):
    return {each.header.identifier: None if each.header.deleted else each.metadata["title"][0] for each in records}


def by_sickle(address, prefix):
    client = counted(Sickle(address))
    records = told(client.ListRecords(metadataPrefix=prefix))
    names = [each.identifier for each in Sickle(address).ListIdentifiers(metadataPrefix=prefix)]
    return {"pages": client.pages, "records": records, "same": sorted(names) == sorted(records)}


def by_scythe(address, prefix):
    with counted(Scythe(address)) as client:
        records = told(client.list_records(metadata_prefix=prefix))
        pages = client.pages
        names = [each.identifier for each in client.list_identifiers(metadata_prefix=prefix)]
    return {"pages": pages, "records": records, "same": sorted(names) == sorted(records)}


if __name__ == "__main__":
    address = json.loads(Path(sys.argv[1]).read_text())["archive"] + "/oai2d"
    clients = {"sickle": by_sickle, "oaipmh-scythe": by_scythe}
    print(json.dumps({name: {prefix: harvest(address, prefix) for prefix in PREFIXES} for name, harvest in clients.items()}))
