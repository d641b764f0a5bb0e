package org.lumenark.filelist;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The three forms of a file list. */
public enum FileListFormat {
  /** Tab-separated text in UTF-8; quotes are characters like any other. */
  TSV,
  /** Office Open XML workbook (ECMA-376); its first sheet. */
  XLSX,
  /** {@code [{"path": …, "attributes": [{"name": …, "value": …}]}]}. */
  JSON;

  private static final int HEAD_BYTES = 4096;

  /** Told by the first bytes; a name that ends in {@code .json} decides where these do not. */
  public static FileListFormat of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD_BYTES)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
      return XLSX;
    }
    int first = firstVisible(head);
    boolean named = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    return first == '[' || first == '{' || (named && first != -1) ? JSON : TSV;
  }

  private static int firstVisible(byte[] head) {
    int index = ByteOrderMark.length(head);
    while (index < head.length && (head[index] == ' ' || (head[index] >= 9 && head[index] <= 13))) {
      index++;
    }
    return index < head.length ? head[index] : -1;
  }
}
