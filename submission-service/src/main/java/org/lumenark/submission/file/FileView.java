package org.lumenark.submission.file;

/** A file of a draft as its owner sees it. */
record FileView(String path, long size, String sha256, String crc32) {

  static FileView of(StoredFile file) {
    return new FileView(file.path(), file.size(), file.sha256(), file.crc32());
  }
}
