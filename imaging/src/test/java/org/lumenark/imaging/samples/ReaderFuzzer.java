package org.lumenark.imaging.samples;

import java.io.IOException;
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

  private ReaderFuzzer() {}

  public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
    String outcome =
        Reading.outcome(new MemoryFiles().with(NAME, bytes), NAME, LIMITS, PIXEL_BYTES);
    if (outcome.endsWith(" @ ?")) {
      throw new AssertionError("an error without a place: " + outcome);
    }
  }
}
