package org.lumenark.imaging.tiff;

import java.util.Arrays;
import java.util.Optional;
import org.lumenark.imaging.ome.OmeDocument.OmeImage;
import org.lumenark.imaging.ome.OmeDocument.TiffData;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** Where the planes of one OME image lie; eight bytes of memory each. */
final class OmePlanes {

  /** A document that declares so many times more planes than there are describes no picture. */
  private static final int MAX_DECLARED_PER_STORED = 1_000;

  private final OmeImage image;
  private final PageLayout layout;
  private final int groups;
  private final int[] files;
  private final int[] directories;
  private int first = Integer.MAX_VALUE;
  private long budget;

  private OmePlanes(OmeImage image, PageLayout layout, int groups, int count) {
    this.image = image;
    this.layout = layout;
    this.groups = groups;
    this.files = new int[count];
    this.directories = new int[count];
    Arrays.fill(files, PlaneAddress.NONE);
    this.budget = 4L * count;
  }

  static OmePlanes empty(OmeImage image, PageLayout layout, String place, ReadLimits limits)
      throws ImagingException {
    if (image.sizeC() % layout.samples() != 0) {
      throw new ImagingException(
          "ome.channels-disagree",
          place,
          "The OME-XML says "
              + image.sizeC()
              + " channels; the pages hold "
              + layout.samples()
              + " each.");
    }
    int groups = image.sizeC() / layout.samples();
    double count = (double) image.sizeT() * groups * image.sizeZ();
    if (count > limits.maxDirectories()) {
      throw new ImagingException(
          "ome.too-many-planes",
          place,
          "The image declares " + (long) count + " planes, more than the limit.");
    }
    return new OmePlanes(image, layout, groups, (int) count);
  }

  PageLayout layout() {
    return layout;
  }

  int count() {
    return files.length;
  }

  /** Planes that the document places outside its own sizes are left out, as other readers do. */
  void place(TiffData data, int file, int directory, int planes) throws ImagingException {
    budget -= Math.min(planes, files.length);
    if (budget < 0) {
      throw new ImagingException(
          "ome.planes-overlap", null, "The OME-XML places each plane several times.");
    }
    int c = data.firstC() < groups ? data.firstC() : data.firstC() / layout.samples();
    int[] at = {data.firstZ(), c, data.firstT()};
    int[] sizes = {image.sizeZ(), groups, image.sizeT()};
    String order = image.order().length() == 5 ? image.order().substring(2) : "ZCT";
    for (int i = 0; i < Math.min(planes, files.length); i++) {
      if (at[0] < sizes[0] && at[1] < sizes[1] && at[2] < sizes[2]) {
        int plane = (at[2] * groups + at[1]) * image.sizeZ() + at[0];
        files[plane] = file;
        directories[plane] = directory + i;
        first = Math.min(first, plane);
      }
      for (char axis : order.toCharArray()) {
        int index = axis == 'Z' ? 0 : axis == 'C' ? 1 : 2;
        if (++at[index] < sizes[index]) {
          break;
        }
        at[index] = 0;
      }
    }
  }

  void checkFilled(String place) throws ImagingException {
    long stored = Arrays.stream(files).filter(file -> file >= 0).count();
    if (stored == 0 || files.length / MAX_DECLARED_PER_STORED > stored) {
      throw new ImagingException(
          "ome.planes-missing",
          place,
          "The image declares " + files.length + " planes; " + stored + " are placed.");
    }
  }

  PlaneAddress first() {
    return PlaneAddress.of(files[first], directories[first]);
  }

  Optional<PlaneAddress> at(int t, int group, int z) {
    int plane = (t * groups + group) * image.sizeZ() + z;
    return files[plane] < 0
        ? Optional.empty()
        : Optional.of(PlaneAddress.of(files[plane], directories[plane]));
  }
}
