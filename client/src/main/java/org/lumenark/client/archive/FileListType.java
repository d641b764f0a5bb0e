package org.lumenark.client.archive;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Locale;
import org.lumenark.client.failure.ClientException;

/** How a file list goes over the wire. */
final class FileListType {

  private FileListType() {}

  /** By the suffix; the archive looks at the first bytes as well. */
  static String of(Path list) {
    String name = list.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return "application/json";
    }
    return name.endsWith(".xlsx")
        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        : "text/tab-separated-values";
  }

  static BodyPublisher body(Path list) {
    try {
      return BodyPublishers.ofFile(list);
    } catch (FileNotFoundException gone) {
      throw ClientException.localFile(list.toString(), gone);
    }
  }
}
