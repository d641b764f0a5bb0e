package org.lumenark.imaging.samples;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Readers;

/** Opens files as they are found: detected, then read by the reader for that. */
public final class Opening {

  private Opening() {}

  public static PixelSource open(FileSet files, String path) throws IOException, ImagingException {
    Detection detection = FormatDetector.detect(files, path);
    return Readers.forDetection(detection)
        .orElseThrow(() -> new AssertionError(path + " is " + detection))
        .open(files, path, detection, Reading.LIMITS);
  }

  public static PixelSource open(String name, byte[] content) throws IOException, ImagingException {
    return open(new MemoryFiles().with(name, content), name);
  }

  public static ImageDescription describe(String name, byte[] content)
      throws IOException, ImagingException {
    try (PixelSource source = open(name, content)) {
      return source.images().getFirst();
    }
  }

  /** The plane's samples of the first image. */
  public static byte[] plane(PixelSource source, int t, int group, int z)
      throws IOException, ImagingException {
    return Pixels.plane(source, 0, 0, new PlaneIndex(t, group, z));
  }

  /** Size as t x c x z x y x x. */
  public static String size(ImageDescription d) {
    return d.sizeT() + "x" + d.sizeC() + "x" + d.sizeZ() + "x" + d.sizeY() + "x" + d.sizeX();
  }

  /** The code that reading the first plane of a file fails with. */
  public static ImagingException failure(FileSet files, String path) {
    return catchThrowableOfType(
        ImagingException.class,
        () -> {
          try (PixelSource source = open(files, path)) {
            plane(source, 0, 0, 0);
          }
        });
  }

  public static ImagingException failure(String name, byte[] content) {
    return failure(new MemoryFiles().with(name, content), name);
  }
}
