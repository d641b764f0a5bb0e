package org.lumenark.imaging.sets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;

/**
 * The lines {@code "Key", value, …} of an HTD file.
 *
 * @param values what follows each key, without quotation marks around a lone text
 */
record HtdIndex(Map<String, String> values) {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_VALUE = 1_000;

  static HtdIndex read(ByteSource source, String path) throws IOException, ImagingException {
    if (source.size() > MOST_BYTES) {
      throw new ImagingException(
          "imagexpress.index-too-large", path, "An HTD file has no more than a megabyte.");
    }
    byte[] bytes = new byte[(int) source.size()];
    source.read(0, bytes, 0, bytes.length);
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("[\\r\\n]+")) {
      int end = line.startsWith("\"") ? line.indexOf('"', 1) : -1;
      if (end > 1 && line.length() > end + 1) {
        values.putIfAbsent(line.substring(1, end), value(line.substring(end + 1)));
      }
    }
    if (!values.containsKey("HTSInfoFile")) {
      throw new ImagingException(
          "imagexpress.bad-index", path, "The file does not begin with \"HTSInfoFile\".");
    }
    return new HtdIndex(values);
  }

  private static String value(String rest) {
    String value = rest.replaceFirst("^\\s*,\\s*", "").strip();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String plain = quoted ? value.substring(1, value.length() - 1) : value;
    return plain.substring(0, Math.min(plain.length(), MOST_VALUE));
  }

  /** 0 if it is not there or none. */
  int count(String key) {
    String value = values.getOrDefault(key, "");
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
  }

  /** Names of the wavelengths by their number. */
  Map<String, Channel> channels() {
    Map<String, Channel> channels = new TreeMap<>();
    values.forEach((key, value) -> {
      if (key.matches("WaveName[0-9]{1,2}") && !value.isBlank()) {
        channels.put(
            key.substring("WaveName".length()),
            new Channel(Optional.of(value), Optional.empty(), OptionalDouble.empty()));
      }
    });
    return channels;
  }

  /** What maps to nothing else; which wells and sites were selected shows by their images. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new TreeMap<>(values);
    metadata
        .keySet()
        .removeIf(key -> key.startsWith("WellsSelection") || key.startsWith("SiteSelection"));
    metadata.keySet().removeIf(key -> key.equals("EndFile") || key.startsWith("WaveName"));
    metadata.values().removeIf(String::isBlank);
    return metadata;
  }
}
