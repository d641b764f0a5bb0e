package org.lumenark.submission.sftp;

/**
 * A file or folder as it is listed.
 *
 * @param size in bytes; 0 of a folder
 * @param isWhole false of a file that was cut and can be gone on with
 */
record Node(String name, long size, boolean isFolder, boolean isWhole) {

  static Node folder(String name) {
    return new Node(name, 0, true, true);
  }

  static Node file(String name, long size) {
    return new Node(name, size, false, true);
  }

  static Node partial(String name, long size) {
    return new Node(name, size, false, false);
  }
}
