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
 * Gives the rows of an image in C order of its planes, a slab at a time, and reads the next slab
 * while the one before is worked on: decoding what is compressed takes as long as all the rest. An
 * image of a single slab is read by its caller.
 */
final class SlabReader implements AutoCloseable {

  /**
   * Rows of one plane, those of channels that are stored together one channel after the other.
   *
   * @param samples valid until the next slab is asked for
   * @param last whether the plane ends with them
   */
  record Slab(PlaneIndex plane, int firstRow, int rows, boolean last, byte[] samples) {}

  private final ImageSource image;
  private final ImageDescription description;
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
  SlabReader(ImageSource image, int rows, int bytes) {
    this.image = image;
    this.rows = rows;
    description = image.description();
    slabs = planes() * slabsOfPlane();
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
    long plane = number / slabsOfPlane();
    int firstRow = (int) (number % slabsOfPlane()) * rows;
    int count = Math.min(rows, description.sizeY() - firstRow);
    byte[] target = buffers[(int) (number % buffers.length)];
    int z = (int) (plane % description.sizeZ());
    long stack = plane / description.sizeZ();
    int group = (int) (stack % description.groups());
    PlaneIndex index = new PlaneIndex((int) (stack / description.groups()), group, z);
    image.source().readRows(image.number(), 0, index, firstRow, count, target, 0);
    return new Slab(index, firstRow, count, firstRow + count == description.sizeY(), target);
  }

  private long planes() {
    return (long) description.sizeT() * description.groups() * description.sizeZ();
  }

  private long slabsOfPlane() {
    return Math.ceilDiv(description.sizeY(), rows);
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
