"""Prints the number of files in a remote ZIP archive and the SHA-256 of one of them, read by ranges alone: URL NAME"""
import hashlib
import io
import sys
import urllib.request
import zipfile


class Remote(io.RawIOBase):
    def __init__(self, url):
        self.url, self.at = url, 0
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD")) as answer:
            self.size = int(answer.headers["Content-Length"])

    def seekable(self):
        return True

    def readable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def tell(self):
        return self.at

    def readinto(self, buffer):
        last = min(self.at + len(buffer), self.size) - 1
        if last < self.at:
            return 0
        request = urllib.request.Request(self.url, headers={"Range": f"bytes={self.at}-{last}"})
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 206
            content = answer.read()
        buffer[: len(content)] = content
        self.at += len(content)
        return len(content)


with zipfile.ZipFile(io.BufferedReader(Remote(sys.argv[1]), 1 << 20)) as archive:
    print(len(archive.namelist()), hashlib.sha256(archive.read(sys.argv[2])).hexdigest())
