package org.lumenark.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;

/**
 * What is known of an upload, a line for each event, in a file that only grows. A line that a crash
 * cut off counts as never written.
 */
final class PartJournal {

  private static final String END = ";";
  private static final String NOTHING = "-";

  private final Path file;

  PartJournal(Path file) {
    this.file = file;
  }

  /** What the lines tell, in their order. */
  interface Reader {
    void target(String target);

    void stride(long bytes);

    void stored(StoredPart part);

    void dropped(int number);
  }

  void target(String target) throws IOException {
    append("target", Base64.getUrlEncoder().encodeToString(target.getBytes(UTF_8)));
  }

  void stride(long bytes) throws IOException {
    append("stride", Long.toString(bytes));
  }

  void stored(StoredPart part) throws IOException {
    append(
        "part",
        Integer.toString(part.number()),
        Long.toString(part.length()),
        part.etag(),
        part.crc32c().orElse(NOTHING),
        part.apart().orElse(NOTHING));
  }

  void dropped(int number) throws IOException {
    append("dropped", Integer.toString(number));
  }

  void read(Reader reader) throws IOException {
    for (String line : Files.readAllLines(file, UTF_8)) {
      String[] words = line.split(" ", -1);
      if (!words[words.length - 1].equals(END)) {
        continue;
      }
      switch (words[0]) {
        case "target" -> reader.target(new String(Base64.getUrlDecoder().decode(words[1]), UTF_8));
        case "stride" -> reader.stride(Long.parseLong(words[1]));
        case "part" ->
            reader.stored(
                new StoredPart(
                    Integer.parseInt(words[1]),
                    Long.parseLong(words[2]),
                    words[3],
                    some(words[4]),
                    some(words[5])));
        case "dropped" -> reader.dropped(Integer.parseInt(words[1]));
        default -> throw new IOException("unknown line in " + file + ": " + line);
      }
    }
  }

  private static Optional<String> some(String word) {
    return word.equals(NOTHING) ? Optional.empty() : Optional.of(word);
  }

  /** Begins with the end of a line, so that a line that was cut off harms no other one. */
  private void append(String... words) throws IOException {
    Files.writeString(
        file,
        "\n" + String.join(" ", words) + " " + END,
        UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
