package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/** TIFF, BigTIFF, ImageJ stacks, and OME-TIFF in one or many files. */
public final class TiffReader implements PixelSourceProvider {

  /** For the service loader. */
  public TiffReader() {}

  @Override
  public String name() {
    return "lumenark-tiff";
  }

  @Override
  public List<String> formats() {
    return List.of("tiff", "imagej-tiff", "ome-tiff", "ome-xml", "metamorph-tiff");
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    if (detection.format().equals("ome-xml") || detection.format().equals("ome-tiff")) {
      return OmeTiff.open(files, path, limits);
    }
    TiffFile file =
        TiffFile.open(
            files.open(path).orElseThrow(() -> new java.io.FileNotFoundException(path)),
            path,
            limits);
    try {
      Optional<String> imageJ =
          Optional.ofNullable(file.directory(0).text(Tag.IMAGE_DESCRIPTION))
              .filter(text -> text.startsWith(ImageJDescription.PREFIX));
      List<TiffSeries> series =
          imageJ.isPresent() && detection.format().equals("imagej-tiff")
              ? ImageJSeries.of(file, imageJ.get())
              : PlainSeries.of(file);
      return new TiffPixelSource(TiffFiles.startingWith(file, files, List.of(path)), series);
    } catch (IOException | ImagingException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
