"""Uploads one file with tuspy: ENDPOINT DRAFT PATH FILE SHA256; the token is in TOKEN."""
import os
import sys

from tusclient import client

endpoint, draft, path, file, sha256 = sys.argv[1:6]
tus = client.TusClient(endpoint, headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
uploader = tus.uploader(
    file,
    chunk_size=32 << 20,
    metadata={"draft": draft, "path": path, "sha256": sha256},
    retries=200,
    retry_delay=1,
)
uploader.upload()
print(uploader.url)
