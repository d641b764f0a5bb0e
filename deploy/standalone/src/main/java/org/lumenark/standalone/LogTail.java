package org.lumenark.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of a log in people's words: the services write JSON, one object a line. */
final class LogTail {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BYTES = 64 << 10;
  private static final int LINES = 15;

  private LogTail() {}

  /** The last lines with the name of the file before them; empty if there is no such log. */
  static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(0, file.length() - BYTES);
      byte[] end = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(end);
      List<String> lines = new ArrayList<>();
      new String(end, StandardCharsets.UTF_8)
          .lines()
          .skip(start > 0 ? 1 : 0)
          .filter(line -> !line.isBlank())
          .forEach(line -> lines.add(readable(line)));
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return "\nthe end of " + log + ":\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return "";
    }
  }

  private static String readable(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      JsonNode entry = JSON.readTree(line);
      StringBuilder text = new StringBuilder();
      for (String key : List.of("timestamp", "level", "message")) {
        text.append(text.isEmpty() ? "" : " ").append(entry.path(key).asText());
      }
      JsonNode exception = entry.path("exception");
      if (exception.isObject()) {
        text.append(" | ").append(exception.path("exceptionType").asText());
        text.append(": ").append(exception.path("message").asText());
      }
      return text.toString();
    } catch (JsonProcessingException e) {
      return line;
    }
  }
}
