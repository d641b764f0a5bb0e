package org.lumenark.imaging.samples;

import java.io.IOException;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** Reads a file to its last pixel, in bands of rows, as a conversion would. */
public final class Reading {

  /** Small enough that a test finds an allocation that it does not bound. */
  public static final ReadLimits LIMITS = new ReadLimits(128 << 20, 100_000, 16 << 20);

  private static final int BAND_BYTES = 8 << 20;

  private Reading() {}

  /**
   * The format and {@code read}, the format and {@code no-reader}, or the format, code and place.
   */
  public static String outcome(FileSet files, String path) throws IOException {
    return outcome(files, path, LIMITS, Long.MAX_VALUE);
  }

  /**
   * @param most bytes of pixels to read of each image
   */
  static String outcome(FileSet files, String path, ReadLimits limits, long most)
      throws IOException {
    Detection detection;
    try (ByteSource source = files.open(path).orElseThrow()) {
      detection = FormatDetector.detect(source, path);
    }
    var reader = Readers.forDetection(detection);
    if (reader.isEmpty()) {
      return detection.format() + " no-reader";
    }
    try (PixelSource source = reader.get().open(files, path, detection, limits)) {
      for (int i = 0; i < source.images().size(); i++) {
        readAll(source, i, most);
      }
      return detection.format() + " read";
    } catch (ImagingException e) {
      return detection.format() + " " + e.code() + " @ " + e.place().orElse("?");
    }
  }

  private static void readAll(PixelSource source, int image, long most)
      throws IOException, ImagingException {
    long left = most;
    ImageDescription d = source.images().get(image);
    long rowBytes = (long) d.sizeX() * d.type().bytes() * d.samplesPerGroup();
    int preferred = source.preferredRows(image, 0);
    int rows = (int) Math.max(1, Math.min(d.sizeY(), Math.max(1, BAND_BYTES / rowBytes)));
    rows = rows > preferred ? rows / preferred * preferred : rows;
    byte[] band = new byte[(int) (rows * rowBytes)];
    for (int t = 0; t < d.sizeT(); t++) {
      for (int g = 0; g < d.groups(); g++) {
        for (int z = 0; z < d.sizeZ(); z++) {
          for (int y = 0; y < d.sizeY(); y += rows) {
            if (left <= 0) {
              return;
            }
            left -= band.length;
            source.readRows(
                image, 0, new PlaneIndex(t, g, z), y, Math.min(rows, d.sizeY() - y), band, 0);
          }
        }
      }
    }
  }
}
