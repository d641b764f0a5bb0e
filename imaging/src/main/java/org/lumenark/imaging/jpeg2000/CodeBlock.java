package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A block of coefficients of one band, with the pieces of code that packets bring for it. */
final class CodeBlock {

  /** Passes that share one run of code. */
  static final class Segment {
    final int maxPasses;
    int passes;
    int length;
    final List<int[]> pieces = new ArrayList<>(1);

    Segment(int maxPasses) {
      this.maxPasses = maxPasses;
    }
  }

  final int x;
  final int y;
  final int width;
  final int height;
  final List<Segment> segments = new ArrayList<>(1);
  int zeroPlanes;
  int lengthBits = 3;

  CodeBlock(int x, int y, int width, int height) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }

  /** The segment that the next pass belongs to. */
  Segment current(CodingStyle style) {
    Segment last = segments.isEmpty() ? null : segments.getLast();
    if (last == null || last.passes == last.maxPasses) {
      last = new Segment(style.passesOfSegment(last == null ? 0 : last.maxPasses));
      segments.add(last);
    }
    return last;
  }
}
