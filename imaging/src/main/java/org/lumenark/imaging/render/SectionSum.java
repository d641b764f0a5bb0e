package org.lumenark.imaging.render;

import java.util.Arrays;

/** Puts sections on top of each other. Values that are not finite do not count. */
sealed interface SectionSum {

  /**
   * @param target that the result is written to, its first {@code length} elements
   */
  static SectionSum of(Projection projection, float[] target, int length) {
    return switch (projection) {
      case NONE -> new Last(target);
      case MAX -> {
        Arrays.fill(target, 0, length, Float.NaN);
        yield new Brightest(target);
      }
      case MEAN -> {
        Arrays.fill(target, 0, length, 0);
        yield new Mean(target, new int[length]);
      }
    };
  }

  void add(float[] line, int at);

  /** After the last section. */
  default void finish() {}

  record Last(float[] target) implements SectionSum {
    @Override
    public void add(float[] line, int at) {
      System.arraycopy(line, 0, target, at, line.length);
    }
  }

  record Brightest(float[] target) implements SectionSum {
    @Override
    public void add(float[] line, int at) {
      for (int i = 0; i < line.length; i++) {
        if (!(target[at + i] >= line[i]) && Float.isFinite(line[i])) {
          target[at + i] = line[i];
        }
      }
    }
  }

  record Mean(float[] target, int[] counts) implements SectionSum {
    @Override
    public void add(float[] line, int at) {
      for (int i = 0; i < line.length; i++) {
        if (Float.isFinite(line[i])) {
          target[at + i] += line[i];
          counts[at + i]++;
        }
      }
    }

    @Override
    public void finish() {
      for (int i = 0; i < counts.length; i++) {
        target[i] /= counts[i];
      }
    }
  }
}
