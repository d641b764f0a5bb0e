package org.lumenark.submission.sftp;

/**
 * A file or folder as it is listed.
 *
 * @param size in bytes; 0 of a folder
 */
record Node(String name, long size, boolean isFolder) {

  static Node folder(String name) {
    return new Node(name, 0, true);
  }

  static Node file(String name, long size) {
    return new Node(name, size, false);
  }
}
