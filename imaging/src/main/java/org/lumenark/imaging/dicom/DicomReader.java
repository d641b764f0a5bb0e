package org.lumenark.imaging.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * DICOM files, by the standard NEMA PS3 / ISO 12052 (dicom.nema.org): encoding by PS3.5, images by
 * PS3.3 C.7.6.3, whole slides by PS3.3 C.8.12.4.
 *
 * <p>Read: explicit and implicit representations, both byte orders, deflated; pixels uncompressed,
 * RLE, JPEG of 8 bits, lossless JPEG (process 14), JPEG-LS, JPEG 2000. Values stay as they are
 * stored: no rescaling, no inversion of MONOCHROME1, palettes keep their indices; YBR becomes RGB.
 * Bits above the high bit are cut off. Frames are sections, or time points where the object says
 * so; optical paths and segments are channels, tiles that are not there are zeros.
 *
 * <p>Files in one folder of one series are one source: sections with a position are one stack,
 * resolutions of a slide are one pyramid. A file that is given alone is read alone. See {@link
 * Harvest} for what metadata is left out so that it names nobody.
 */
public final class DicomReader implements PixelSourceProvider {

  /** For the service loader. */
  public DicomReader() {}

  @Override
  public String name() {
    return "lumenark-dicom";
  }

  @Override
  public List<String> formats() {
    return List.of("dicom");
  }

  @Override
  public Optional<String> setKey(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return key(Instance.read(files, path, limits));
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Instance entered = Instance.read(files, path, limits);
    Optional<String> key = key(entered);
    List<Instance> set =
        key.isPresent() ? members(files, entered, key.get(), limits) : List.of(entered);
    List<DicomImage> images =
        Slides.isSlide(entered)
            ? Slides.images(set, limits)
            : List.of(set.size() > 1 ? Slices.stack(set) : SingleFiles.image(entered));
    return new DicomSource(files, images, limits);
  }

  private static Optional<String> key(Instance instance) {
    return Slides.isSlide(instance) ? Slides.key(instance) : Slice.key(instance);
  }

  /** Files beside this one that belong to it. A damaged one stands alone, so that it is noticed. */
  private static List<Instance> members(
      FileSet files, Instance entered, String key, ReadLimits limits)
      throws IOException, ImagingException {
    String folder = folder(entered.path());
    List<String> paths;
    try (Stream<String> all = files.given()) {
      paths =
          all.filter(path -> folder(path).equals(folder)).limit(limits.maxDirectories()).toList();
    }
    List<Instance> members = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(entered.path())) {
        members.add(entered);
      } else if (Instance.isDicom(files, path)) {
        belonging(files, path, key, limits).ifPresent(members::add);
      }
    }
    return members.isEmpty() ? List.of(entered) : members;
  }

  private static Optional<Instance> belonging(
      FileSet files, String path, String key, ReadLimits limits) throws IOException {
    try {
      return Optional.of(Instance.read(files, path, limits))
          .filter(instance -> key(instance).filter(key::equals).isPresent());
    } catch (ImagingException e) {
      return Optional.empty();
    }
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
