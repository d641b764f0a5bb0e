package org.lumenark.imaging.raw;

import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * The declared size of an image, checked: every axis fits, the whole does not overflow.
 *
 * @param samplesPerPixel channels that lie together in each pixel; divides {@code sizeC}
 */
public record RawShape(
    int sizeT,
    int sizeC,
    int sizeZ,
    int sizeY,
    int sizeX,
    int samplesPerPixel,
    StoredSample sample,
    long rowBytes,
    long planeBytes,
    long totalBytes) {

  private static final int MAX_CHANNELS = 65_536;

  /** The axes outside a plane, the one that changes fastest first. */
  public enum Outer {
    T,
    GROUP,
    Z
  }

  /**
   * Checks declared sizes.
   *
   * @param format prefix of error codes
   * @param place for errors
   * @throws ImagingException {@code format.bad-size} if an axis has no step, {@code
   *     format.too-large} if a row or the whole is beyond what can be
   */
  public static RawShape of(
      String format,
      String place,
      ReadLimits limits,
      StoredSample sample,
      int samplesPerPixel,
      long... tczyx)
      throws ImagingException {
    for (long size : tczyx) {
      if (size < 1 || size > Integer.MAX_VALUE - 8) {
        throw new ImagingException(
            format + ".bad-size", place, "An axis of the image has " + size + " steps.");
      }
    }
    if (tczyx[1] > MAX_CHANNELS) {
      throw new ImagingException(
          format + ".unsupported-channels",
          place,
          tczyx[1] + " channels are more than the " + MAX_CHANNELS + " that are read.");
    }
    try {
      long rowBytes = RawLayout.rowBytes(sample, tczyx[4], samplesPerPixel);
      long readBytes = tczyx[4] * samplesPerPixel * sample.type().bytes();
      long planeBytes = Math.multiplyExact(rowBytes, tczyx[3]);
      long groups = tczyx[1] / samplesPerPixel;
      long total = planeBytes;
      for (long factor : new long[] {tczyx[0], groups, tczyx[2]}) {
        total = Math.multiplyExact(total, factor);
      }
      if (Math.max(rowBytes, readBytes) > limits.maxAllocation()) {
        throw tooLarge(format, place);
      }
      return new RawShape(
          (int) tczyx[0],
          (int) tczyx[1],
          (int) tczyx[2],
          (int) tczyx[3],
          (int) tczyx[4],
          samplesPerPixel,
          sample,
          rowBytes,
          planeBytes,
          total);
    } catch (ArithmeticException e) {
      throw tooLarge(format, place);
    }
  }

  private static ImagingException tooLarge(String format, String place) {
    return new ImagingException(
        format + ".too-large", place, "The declared size is beyond what is read here.");
  }

  /**
   * Checks that all samples are there.
   *
   * @throws ImagingException {@code format.truncated} if they reach past the end
   */
  public void checkInside(String format, String place, long first, long size)
      throws ImagingException {
    if (first < 0 || first > size || totalBytes > size - first) {
      throw new ImagingException(
          format + ".truncated",
          place,
          "The header declares "
              + totalBytes
              + " bytes of samples from byte "
              + first
              + " on; the data ends at byte "
              + size
              + ".");
    }
  }

  /** What to say if the file goes on after the samples; they are checked to be inside. */
  public List<SourceWarning> surplus(String format, String path, long first, long size) {
    long left = size - first - totalBytes;
    return left == 0
        ? List.of()
        : List.of(
            new SourceWarning(
                format + ".surplus-bytes",
                path,
                "The file has " + left + " bytes more than its header declares."));
  }

  /** Planes that follow each other in this order of axes. */
  public RawLayout layout(ByteOrder order, long first, Outer fastest, Outer middle, Outer slowest) {
    Map<Outer, Long> strides = new EnumMap<>(Outer.class);
    long stride = planeBytes;
    for (Outer axis : new Outer[] {fastest, middle, slowest}) {
      strides.put(axis, stride);
      stride *=
          switch (axis) {
            case T -> sizeT;
            case GROUP -> sizeC / samplesPerPixel;
            case Z -> sizeZ;
          };
    }
    return new RawLayout(
        sample,
        order,
        samplesPerPixel,
        first,
        strides.getOrDefault(Outer.T, 0L),
        strides.getOrDefault(Outer.GROUP, 0L),
        strides.getOrDefault(Outer.Z, 0L));
  }
}
