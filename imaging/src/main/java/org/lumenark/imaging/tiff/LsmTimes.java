package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.OptionalDouble;
import org.lumenark.imaging.source.ImagingException;

/** Seconds of the time points of an LSM, from some zero. */
record LsmTimes(double[] seconds) {

  private static final int MAX_TIMES = 1_000_000;

  static LsmTimes read(TiffInput input, long at) throws IOException {
    try {
      long count = at > 0 ? input.unsigned32(at + 4) : 0;
      boolean sound = count > 0 && count <= MAX_TIMES && at + 8 <= input.size() - count * 8;
      double[] seconds = new double[sound ? (int) count : 0];
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = input.real64(at + 8 + i * 8L);
      }
      return new LsmTimes(seconds);
    } catch (ImagingException e) {
      return new LsmTimes(new double[0]);
    }
  }

  /** Since the first time point; empty if it is not known. */
  OptionalDouble sinceStart(int t) {
    double passed = t < seconds.length ? seconds[t] - seconds[0] : Double.NaN;
    return Double.isFinite(passed) && passed >= 0
        ? OptionalDouble.of(passed)
        : OptionalDouble.empty();
  }

  /**
   * The mean step.
   *
   * @param otherwise where the time points do not tell it
   */
  OptionalDouble step(int count, double otherwise) {
    OptionalDouble last = sinceStart(count - 1);
    if (count < 2) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(last.isPresent() ? last.getAsDouble() / (count - 1) : otherwise);
  }
}
