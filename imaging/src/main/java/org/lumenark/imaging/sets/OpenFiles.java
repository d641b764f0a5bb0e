package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;

/** Opens the files of a set with the readers that fit them; only the last few stay open. */
final class OpenFiles implements AutoCloseable {

  private static final int MOST = 16;

  private final FileSet files;
  private final ReadLimits limits;
  private final LinkedHashMap<String, Opened> open = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(FileSet files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
  }

  /** One open file and the number of its only image. */
  record Opened(PixelSource source, int number) {
    ImageDescription description() {
      return source.images().get(number);
    }
  }

  Opened open(String path) throws IOException, ImagingException {
    Opened known = open.get(path);
    if (known != null) {
      return known;
    }
    Detection detection;
    try (ByteSource bytes =
        files
            .open(path)
            .orElseThrow(() ->
                new ImagingException(
                    "set.file-missing", path, "The image needs this file; it is not there."))) {
      detection = FormatDetector.detect(bytes, path);
    }
    PixelSourceProvider reader =
        Readers.forDetection(detection)
            .orElseThrow(() ->
                new ImagingException(
                    "no-reader",
                    path,
                    "No reader here reads the format " + detection.format() + "."));
    PixelSource source = reader.open(files, path, detection, limits);
    Opened opened;
    try {
      opened = new Opened(source, only(source.images(), path));
    } catch (ImagingException e) {
      source.close();
      throw e;
    }
    while (open.size() >= MOST) {
      Map.Entry<String, Opened> eldest = open.firstEntry();
      open.remove(eldest.getKey());
      eldest.getValue().source().close();
    }
    open.put(path, opened);
    return opened;
  }

  private static int only(List<ImageDescription> images, String path) throws ImagingException {
    int only = -1;
    for (int i = 0; i < images.size(); i++) {
      if (images.get(i).role() != ImageRole.ASSOCIATED) {
        if (only >= 0) {
          throw new ImagingException(
              "set.several-images", path, "A file of a set holds one image; this one holds more.");
        }
        only = i;
      }
    }
    if (only < 0) {
      throw new ImagingException("set.no-image", path, "A file of a set holds one image.");
    }
    return only;
  }

  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (Opened each : open.values()) {
      try {
        each.source().close();
      } catch (IOException e) {
        failure = e;
      }
    }
    open.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
