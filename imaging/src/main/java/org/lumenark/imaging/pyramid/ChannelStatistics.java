package org.lumenark.imaging.pyramid;

import java.util.Arrays;
import org.lumenark.imaging.source.SampleType;

/**
 * Extremes of all samples of one channel and, from an even sample of them, percentiles. The sample
 * is the same for the same pixels: one sample is taken of each stretch, at a place drawn from a
 * fixed sequence, so that no column of the image is preferred; when the store is full, stretches
 * double and every other value is dropped.
 */
public final class ChannelStatistics {

  private final SampleReader reader;
  private final int sampleBytes;
  private final Extremes extremes;
  private final int most;
  private double[] taken = new double[1024];
  private int count;
  private long stretch = 1;
  private long skip;
  private long rest = 1;
  private long random = 0x9E3779B97F4A7C15L;

  /**
   * @param most samples to keep for percentiles, an even number
   */
  public ChannelStatistics(SampleType type, int most) {
    this.most = most;
    reader = SampleReader.of(type);
    sampleBytes = type.bytes();
    extremes = new Extremes(type);
  }

  /** Adds samples that follow each other. */
  public void add(byte[] samples, int offset, int samplesToAdd) {
    extremes.add(samples, offset, samplesToAdd);
    long at = skip;
    while (at < samplesToAdd) {
      take(reader.read(samples, offset + (int) at * sampleBytes));
      at += rest + draw();
    }
    skip = at - samplesToAdd;
  }

  /** Smallest finite sample; 0 if there is none. */
  public double min() {
    return extremes.min() <= extremes.max() ? extremes.min() : 0;
  }

  /** Largest finite sample; 0 if there is none. */
  public double max() {
    return extremes.min() <= extremes.max() ? extremes.max() : 0;
  }

  /** The finite samples that were taken, in ascending order. */
  public double[] sample() {
    double[] sorted = Arrays.copyOf(taken, count);
    if (sampleBytes <= 2 && count > 0) {
      sortByCounting(sorted);
    } else {
      Arrays.sort(sorted);
    }
    return sorted;
  }

  /** Many times faster than comparing, where there are few different values. */
  private void sortByCounting(double[] values) {
    int low = (int) min();
    int[] counts = new int[(int) max() - low + 1];
    for (double value : values) {
      counts[(int) value - low]++;
    }
    int at = 0;
    for (int i = 0; i < counts.length; i++) {
      Arrays.fill(values, at, at + counts[i], low + i);
      at += counts[i];
    }
  }

  /**
   * Values below which the given parts of the finite samples lie; {@link #min()} if there is none.
   *
   * @param fractions 0 to 1
   */
  public double[] quantiles(double... fractions) {
    double[] sorted = sample();
    double[] quantiles = new double[fractions.length];
    for (int i = 0; i < fractions.length; i++) {
      quantiles[i] = count == 0 ? min() : sorted[(int) Math.round(fractions[i] * (count - 1))];
    }
    return quantiles;
  }

  private void take(double value) {
    if (count == most) {
      for (int i = 0; i < most / 2; i++) {
        taken[i] = taken[2 * i];
      }
      count = most / 2;
      stretch *= 2;
    }
    if (count == taken.length) {
      taken = Arrays.copyOf(taken, Math.min(most, 2 * count));
    }
    if (Double.isFinite(value)) {
      taken[count++] = value;
    }
  }

  /**
   * Distance from the start of the next stretch to the sample in it; what is left of that stretch
   * goes to {@link #rest}.
   */
  private long draw() {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    long within = (random >>> 1) % stretch;
    rest = stretch - within;
    return within;
  }
}
