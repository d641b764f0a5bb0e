package org.lumenark.imaging.convert;

import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.zarr.ArrayLayout;

/** The checksums of a part's chunks of level 0, as bytes that another worker can read. */
final class PartChecksums {

  private PartChecksums() {}

  static byte[] write(ImageArrays arrays, ImagePart part, ChunkChecksums checksums) {
    ByteBuffer bytes = ByteBuffer.allocate(bytes(arrays, part, checksums));
    forEach(arrays, part, checksums, index -> bytes.putInt(checksums.at(index)));
    return bytes.array();
  }

  /** How many bytes they take. */
  static int bytes(ImageArrays arrays, ImagePart part, ChunkChecksums checksums) {
    int[] count = {0};
    forEach(arrays, part, checksums, index -> count[0]++);
    return Math.multiplyExact(count[0], Integer.BYTES);
  }

  static void read(ImageArrays arrays, ImagePart part, ByteBuffer bytes, ChunkChecksums checksums) {
    forEach(arrays, part, checksums, index -> checksums.set(index, bytes.getInt()));
  }

  /** Chunks whose checksums are kept, plane by plane and those of each channel in C order. */
  private static void forEach(
      ImageArrays arrays, ImagePart part, ChunkChecksums checksums, LongConsumer chunks) {
    ImageDescription image = arrays.description();
    ArrayLayout zero = arrays.layouts().getFirst();
    int firstRow = part.firstRow() / zero.chunkY();
    long count =
        (long) (Math.ceilDiv(part.endRow(), zero.chunkY()) - firstRow) * zero.chunkColumns();
    for (long number = part.firstPlane(); number < part.firstPlane() + part.planes(); number++) {
      PlaneIndex plane = ImagePart.plane(image, number);
      for (int s = 0; s < image.samplesPerGroup(); s++) {
        int channel = plane.group() * image.samplesPerGroup() + s;
        long first = checksums.index(plane.t(), channel, plane.z(), firstRow, 0);
        long step = checksums.step();
        for (long i = Math.ceilDiv(first, step) * step; i < first + count; i += step) {
          chunks.accept(i);
        }
      }
    }
  }
}
