package org.lumenark.imaging.nd2;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.nd2.Loop.Axis;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * The order of the frames in the file: the loops nested as they are given, the innermost fastest.
 * Where an acquisition was stopped, its outermost time loop ends with the last frame that is there;
 * frames that are missing within it are zeros.
 */
record Sequence(List<Loop> loops) {

  Sequence {
    loops = List.copyOf(loops);
  }

  static Sequence of(List<Loop> planned, ChunkMap chunks, String path, ReadLimits limits)
      throws ImagingException {
    int frameEnd = chunks.frameEnd();
    if (frameEnd == 0) {
      throw new ImagingException("nd2.no-frames", path, "The file holds no frames.");
    }
    List<Loop> loops = new ArrayList<>(planned);
    if (loops.isEmpty()) {
      loops.add(Loop.of(Axis.TIME, frameEnd));
    }
    Loop outer = loops.getFirst();
    long inner = product(loops.subList(1, loops.size()));
    if (isTime(outer) && inner < frameEnd) {
      int there = (int) Math.ceilDiv((long) frameEnd, inner);
      int count = Math.min(outer.count(), there);
      loops.set(0, new Loop(outer.axis(), count, outer.step(), outer.points()));
    }
    long all = product(loops);
    if (all > limits.maxDirectories() || all > 2L * chunks.frames()) {
      throw new ImagingException(
          "nd2.frames-missing",
          path,
          "The experiment has " + all + " frames, the file holds " + chunks.frames() + ".");
    }
    return new Sequence(loops);
  }

  private static boolean isTime(Loop loop) {
    return loop.axis() == Axis.TIME || loop.axis() == Axis.CUSTOM;
  }

  private static long product(List<Loop> loops) {
    long product = 1;
    for (Loop loop : loops) {
      product = Math.min(Integer.MAX_VALUE, product * loop.count());
    }
    return product;
  }

  int sizeT() {
    return (int) product(loops.stream().filter(Sequence::isTime).toList());
  }

  int sizeZ() {
    return (int) product(of(Axis.Z));
  }

  int positions() {
    return (int) product(of(Axis.POSITION));
  }

  List<Loop> of(Axis axis) {
    return loops.stream().filter(loop -> loop.axis() == axis).toList();
  }

  /** One for each position; none where they are not known. */
  List<Loop.Point> points() {
    List<Loop> positions = of(Axis.POSITION);
    return positions.size() == 1 ? positions.getFirst().points() : List.of();
  }

  /** The frame's number in the file. */
  int frame(int position, int t, int z) {
    int restT = t;
    int restZ = z;
    int restPosition = position;
    int frame = 0;
    int stride = 1;
    for (Loop loop : loops.reversed()) {
      int step;
      if (isTime(loop)) {
        step = restT % loop.count();
        restT /= loop.count();
      } else if (loop.axis() == Axis.Z) {
        step = restZ % loop.count();
        restZ /= loop.count();
      } else {
        step = restPosition % loop.count();
        restPosition /= loop.count();
      }
      frame += step * stride;
      stride *= loop.count();
    }
    return frame;
  }
}
