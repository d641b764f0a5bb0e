package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PlaneIndex;

/**
 * Gives the rows of a part of an image in C order of its planes, a slab at a time, and reads the
 * next slab while the one before is worked on: decoding what is compressed takes as long as all the
 * rest. A part of a single slab is read by its caller. Slabs begin at multiples of their height
 * from the top of the plane, wherever the part begins, so that they fit strips and tiles.
 */
final class SlabReader implements AutoCloseable {

  /**
   * Rows of one plane, those of channels that are stored together one channel after the other.
   *
   * @param samples valid until the next slab is asked for
   * @param last whether the plane, or the band of it that is read, ends with them
   */
  record Slab(PlaneIndex plane, int firstRow, int rows, boolean last, byte[] samples) {}

  private final ImageSource image;
  private final ImageDescription description;
  private final ImagePart part;
  private final int rows;
  private final long slabs;
  private final byte[][] buffers;
  private final @Nullable ExecutorService thread;
  private @Nullable Future<Slab> ahead;
  private long next;

  /**
   * @param rows of a slab, at most
   * @param bytes of so many rows
   */
  SlabReader(ImageSource image, ImagePart part, int rows, int bytes) {
    this.image = image;
    this.part = part;
    this.rows = rows;
    description = image.description();
    slabs = part.planes() * slabsOfPlane();
    buffers = new byte[(int) Math.min(slabs, 2)][bytes];
    Thread.Builder names = Thread.ofPlatform().daemon().name("lumenark-read");
    thread = slabs > 1 ? Executors.newSingleThreadExecutor(names.factory()) : null;
  }

  boolean hasNext() {
    return next < slabs;
  }

  /** Waits for the next slab. */
  Slab next() throws IOException, ImagingException {
    long number = next++;
    Slab slab = ahead == null ? read(number) : Awaited.result(ahead);
    ahead = thread != null && hasNext() ? thread.submit(() -> read(number + 1)) : null;
    return slab;
  }

  private Slab read(long number) throws IOException, ImagingException {
    int slab = part.firstRow() / rows + (int) (number % slabsOfPlane());
    int firstRow = Math.max(part.firstRow(), slab * rows);
    int count = (int) Math.min((slab + 1L) * rows, part.endRow()) - firstRow;
    byte[] target = buffers[(int) (number % buffers.length)];
    PlaneIndex plane = ImagePart.plane(description, part.firstPlane() + number / slabsOfPlane());
    image.source().readRows(image.number(), 0, plane, firstRow, count, target, 0);
    return new Slab(plane, firstRow, count, firstRow + count == part.endRow(), target);
  }

  private int slabsOfPlane() {
    return Math.ceilDiv(part.endRow(), rows) - part.firstRow() / rows;
  }

  /** Ends when no thread reads any more. */
  @Override
  public void close() {
    if (thread != null) {
      thread.shutdownNow();
      thread.close();
    }
  }
}
