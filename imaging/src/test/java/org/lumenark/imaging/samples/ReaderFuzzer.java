package org.lumenark.imaging.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ReadLimits;

/**
 * What Jazzer calls with bytes that it thinks out, guided by the code that they reach; see {@code
 * src/test/fuzz/run}. Anything but a coded error with a place, or pixels, is a finding: Jazzer
 * reports what is thrown, and runs of more than ten seconds or too much memory.
 */
public final class ReaderFuzzer {

  /** The name under which the bytes are read: some formats are told by it. */
  private static final String NAME = System.getProperty("lumenark.fuzz.name", "fuzzed");

  private static final ReadLimits LIMITS = new ReadLimits(8 << 20, 2_000, 1 << 20, 8 << 20);
  private static final long PIXEL_BYTES = 256 << 10;

  private static final int BESIDE_BYTES = 1 << 20;
  private static final int BESIDE_FILES = 50;
  private static final Map<String, byte[]> BESIDE = beside();

  private ReaderFuzzer() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    MemoryFiles files = new MemoryFiles();
    BESIDE.forEach(files::with);
    String outcome = Reading.outcome(files.with(NAME, bytes), NAME, LIMITS, PIXEL_BYTES);
    if (outcome.endsWith(" @ ?")) {
      throw new AssertionError("an error without a place: " + outcome);
    }
  }

  /** The small files of the folder that the sample lies in: a set's descriptor names them. */
  private static Map<String, byte[]> beside() {
    Map<String, byte[]> found = new LinkedHashMap<>();
    String folder = System.getProperty("lumenark.fuzz.beside");
    if (folder == null) {
      return found;
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : sorted) {
        if (found.size() < BESIDE_FILES && Files.size(file) <= BESIDE_BYTES) {
          found.put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
