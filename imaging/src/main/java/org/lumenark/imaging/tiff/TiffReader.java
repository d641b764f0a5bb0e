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

/**
 * TIFF and BigTIFF (Adobe, TIFF Revision 6.0, 1992, and Technical Notes 1 to 3; libtiff, BigTIFF
 * design), and what instruments and programs make of them:
 *
 * <ul>
 *   <li>OME-TIFF in one or many files (docs.openmicroscopy.org, OME-TIFF specification)
 *   <li>ImageJ stacks (ij.io.TiffEncoder)
 *   <li>Zeiss LSM (Carl Zeiss, LSM 5 / LSM 7 file format description, release 6.0)
 *   <li>MetaMorph STK and TIFF (Meta Imaging Series, stack file format, version 7.5)
 *   <li>Aperio SVS (Aperio, digital slides and third-party data interchange, 2008; openslide.org)
 *   <li>Hamamatsu NDPI (openslide.org, Hamamatsu format)
 *   <li>Olympus FluoView and ScanImage stacks (docs.scanimage.org, TIFF specification)
 * </ul>
 *
 * <p>Orientation is not applied, WhiteIsZero is not inverted, palettes keep their indices; YCbCr
 * becomes RGB. Pages without a word about axes are z sections.
 */
public final class TiffReader implements PixelSourceProvider {

  /** For the service loader. */
  public TiffReader() {}

  @Override
  public String name() {
    return "lumenark-tiff";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "tiff",
        "imagej-tiff",
        "ome-tiff",
        "ome-xml",
        "metamorph-tiff",
        "stk",
        "lsm",
        "svs",
        "ndpi");
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
      List<TiffSeries> series = series(file, detection.format());
      return new TiffPixelSource(TiffFiles.startingWith(file, files, List.of(path)), series);
    } catch (IOException | ImagingException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static List<TiffSeries> series(TiffFile file, String format)
      throws IOException, ImagingException {
    return switch (format) {
      case "lsm" -> LsmSeries.of(file);
      case "stk" -> StkSeries.of(file);
      case "svs" -> SvsSeries.of(file);
      case "ndpi" -> NdpiSeries.of(file);
      case "metamorph-tiff" ->
          UicTags.present(file.directory(0)) ? StkSeries.of(file) : MetaMorphPages.of(file);
      default -> described(file, format);
    };
  }

  /** A description that is cut off may have told the axes: then the file is damaged. */
  private static List<TiffSeries> described(TiffFile file, String format)
      throws IOException, ImagingException {
    String description = file.directory(0).text(Tag.IMAGE_DESCRIPTION);
    if (format.equals("imagej-tiff")
        && description != null
        && description.startsWith(ImageJDescription.PREFIX)) {
      return ImageJSeries.of(file, description);
    }
    Optional<List<TiffSeries>> stack = StackSeries.of(file);
    return stack.isPresent() ? stack.get() : PlainSeries.of(file);
  }
}
