package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;

/**
 * Copies of a file and of those that go with it by their names, in a folder of their own:
 * Bio-Formats opens files by path and looks around. {@code a.vsi} goes with {@code _a_/…}, {@code
 * a.mrxs} with {@code a/…}, {@code a.oif} with {@code a.oif.files/…}, {@code a.oir} with {@code
 * a_00001}.
 */
final class Spool implements AutoCloseable {

  private static final int BUFFER = 1 << 20;
  private static final int MOST_FILES = 100_000;

  private final Path folder;
  private final String place;
  private final long mostBytes;
  private final Map<Path, String> names = new LinkedHashMap<>();
  private long bytes;

  private Spool(Path folder, String place, long mostBytes) {
    this.folder = folder;
    this.place = place;
    this.mostBytes = mostBytes;
  }

  static Spool of(FileSet files, String path, long mostBytes) throws IOException, ImagingException {
    Path folder = Files.createTempDirectory("lumenark-spool-");
    Spool spool = new Spool(folder, path, Math.min(mostBytes, usable(folder)));
    try {
      spool.copy(files, path);
      return spool;
    } catch (IOException | ImagingException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** A tenth of what is free stays free. */
  private static long usable(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace() / 10 * 9;
  }

  private void copy(FileSet files, String path) throws IOException, ImagingException {
    int start = path.lastIndexOf('/') + 1;
    String parent = start == 0 ? "" : path.substring(0, start - 1);
    String name = path.substring(start);
    copyOne(files, path, name);
    try (Stream<String> neighbours = files.pathsBelow(parent)) {
      Iterator<String> each = neighbours.iterator();
      while (each.hasNext()) {
        String neighbour = each.next();
        String rest = neighbour.substring(start);
        if (!rest.equals(name) && belongs(rest, name)) {
          copyOne(files, neighbour, rest);
        }
      }
    }
  }

  static boolean belongs(String rest, String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return rest.startsWith("_" + stem + "_/")
        || (rest.startsWith(stem)
            && rest.length() > stem.length()
            && !Character.isLetterOrDigit(rest.charAt(stem.length())));
  }

  private void copyOne(FileSet files, String path, String name)
      throws IOException, ImagingException {
    Optional<Path> target = target(name);
    Optional<ByteSource> opened = target.isEmpty() ? Optional.empty() : files.open(path);
    if (opened.isEmpty()) {
      return;
    }
    try (ByteSource source = opened.get()) {
      bytes += source.size();
      if (bytes > mostBytes || names.size() == MOST_FILES) {
        throw new ImagingException(
            "plugin.too-large",
            place,
            "This file and those beside it that belong to it have more than the %,d MiB that may be copied for Bio-Formats."
                .formatted(mostBytes >> 20));
      }
      Files.createDirectories(target.get().getParent());
      try (OutputStream out = Files.newOutputStream(target.get())) {
        byte[] buffer = new byte[(int) Math.min(BUFFER, source.size())];
        for (long at = 0; at < source.size(); at += buffer.length) {
          int part = (int) Math.min(buffer.length, source.size() - at);
          source.read(at, buffer, 0, part);
          out.write(buffer, 0, part);
        }
      }
    }
    names.put(target.get(), path);
  }

  private Optional<Path> target(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return file.startsWith(folder) && !file.equals(folder) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The copy of the file itself. */
  Path entry() throws ImagingException {
    return names.keySet().stream()
        .findFirst()
        .orElseThrow(
            () -> new ImagingException("plugin.no-file", place, "This file cannot be copied."));
  }

  /** The path in the file set of which this is a copy. */
  Optional<String> original(String copy) {
    return Optional.ofNullable(names.get(Path.of(copy).normalize()));
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
