package org.lumenark.client.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lumenark.client.archive.Json;

/**
 * Images as they are found, kept in a temporary file: the memory of a check does not grow with what
 * they say. Written first, then read; the file goes with this.
 */
final class ImageSpool implements AutoCloseable {

  private final Path file;
  private final BufferedWriter out;

  private ImageSpool(Path file, BufferedWriter out) {
    this.file = file;
    this.out = out;
  }

  static ImageSpool open() throws IOException {
    Path file = Files.createTempFile("lumenark-check-", ".jsonl");
    try {
      return new ImageSpool(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  void add(ImageLine image) throws IOException {
    out.write(Json.write(Json.mapper().valueToTree(image)));
    out.write('\n');
  }

  /** Nothing can be added any more. */
  void finish() throws IOException {
    out.close();
  }

  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartArray();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        json.writeRawValue(line);
      }
    }
    json.writeEndArray();
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
