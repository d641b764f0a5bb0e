package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.lumenark.imaging.source.ImagingException;

/**
 * The settings of an LSM recording: a tree of blocks, flattened to keys such as {@code
 * Tracks.1.DetectionChannels.1.DyeName}. Empty texts are left out.
 */
record LsmScan(Map<String, String> settings) {

  private static final int RECORDING = 0x10000000;
  private static final int END = 0xFFFFFFFF;
  private static final int BLOCK = 0;
  private static final int TEXT = 2;
  private static final int WHOLE = 4;
  private static final int REAL = 5;
  private static final int MAX_ENTRIES = 50_000;
  private static final int MAX_KEYS = 5_000;
  private static final int MAX_DEPTH = 16;
  private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final double MAX_DAYS = 1e6;
  private static final Properties NAMES = names();

  private static Properties names() {
    Properties names = new Properties();
    try (InputStream in =
        Objects.requireNonNull(LsmScan.class.getResourceAsStream("lsm-settings.properties"))) {
      names.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** What is damaged ends the tree: it decides nothing about pixels. */
  static LsmScan read(TiffInput input, long offset) throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    try {
      if (offset > 0 && input.signed32(offset) == RECORDING) {
        walk(input, offset + 12, settings);
      }
    } catch (ImagingException e) {
      return new LsmScan(settings);
    }
    return new LsmScan(settings);
  }

  private static void walk(TiffInput input, long from, Map<String, String> settings)
      throws IOException, ImagingException {
    Deque<String> path = new ArrayDeque<>();
    Map<String, Integer> siblings = new HashMap<>();
    path.push("");
    long at = from;
    for (int i = 0; i < MAX_ENTRIES && !path.isEmpty() && settings.size() < MAX_KEYS; i++) {
      int entry = input.signed32(at);
      int type = input.signed32(at + 4);
      long size = input.unsigned32(at + 8);
      if (entry == END) {
        path.pop();
      } else if (type == BLOCK) {
        if (path.size() > MAX_DEPTH) {
          return;
        }
        path.push(path.element() + block(entry, path.element(), siblings) + ".");
      } else {
        String value = value(input, type, at + 12, size);
        if (!value.isEmpty()) {
          settings.putIfAbsent(path.element() + name(entry), value);
        }
      }
      at += 12 + size;
    }
  }

  /** Lists have names, their members have numbers. */
  private static String block(int entry, String parent, Map<String, Integer> siblings) {
    String name = NAMES.getProperty(Integer.toHexString(entry));
    return name != null ? name : String.valueOf(siblings.merge(parent, 1, Integer::sum));
  }

  private static String name(int entry) {
    String hex = Integer.toHexString(entry);
    return NAMES.getProperty(hex, "Entry0x" + hex);
  }

  private static String value(TiffInput input, int type, long at, long size)
      throws IOException, ImagingException {
    return switch (type) {
      case TEXT -> input.text(at, size);
      case WHOLE -> String.valueOf(input.signed32(at));
      case REAL -> String.valueOf(input.real64(at));
      default -> "";
    };
  }

  /** Days since the end of 1899, in the microscope's local time. */
  Optional<String> acquired() {
    try {
      double days = Double.parseDouble(settings.getOrDefault("Sample0time", "0"));
      if (!(days > 1 && days < MAX_DAYS)) {
        return Optional.empty();
      }
      LocalDateTime time = DAY_ZERO.plus(Math.round(days * 86_400), ChronoUnit.SECONDS);
      return Optional.of(Times.iso(time));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
