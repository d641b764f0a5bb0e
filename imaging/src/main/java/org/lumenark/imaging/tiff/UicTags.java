package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lumenark.imaging.source.ImagingException;

/**
 * What MetaMorph's tags 33628 to 33631 (UIC1 to UIC4) say. What cannot be made sense of is left
 * out.
 *
 * @param planes of the stack, the first of which is the page
 * @param distances from a plane to the next, in micrometre; one for each plane, or none
 * @param created when each plane was; one for each, or none
 * @param wavelengths one for each plane, or none
 * @param stage x and y of each plane; may be empty
 * @param focus of each plane; may be empty
 * @param settings by name
 */
record UicTags(
    int planes,
    double[] distances,
    List<LocalDateTime> created,
    double[] wavelengths,
    List<double[]> stage,
    double[] focus,
    Map<String, String> settings) {

  private static final int UIC2_BYTES = 24;
  private static final int MAX_DETAILED_PLANES = 20_000;

  static boolean present(TiffDirectory directory) {
    return directory.has(Tag.METAMORPH_UIC1) || directory.has(Tag.METAMORPH_UIC2);
  }

  static UicTags read(TiffFile file) throws IOException, ImagingException {
    TiffDirectory first = file.directory(0);
    long planes = Math.max(1, first.count(Tag.METAMORPH_UIC2));
    if (planes > file.limits().maxDirectories()) {
      throw new ImagingException(
          "stk.too-many-planes",
          first.place(Tag.METAMORPH_UIC2),
          "The stack declares " + planes + " planes, more than the limit.");
    }
    int detailed = (int) Math.min(planes, MAX_DETAILED_PLANES);
    UicReader reader = new UicReader(file.input(), detailed);
    Map<String, String> settings = new LinkedHashMap<>();
    reader.readUic1(first, settings);
    reader.readUic4(first, settings);
    List<LocalDateTime> created = new ArrayList<>();
    double[] distances = uic2(file.input(), first, detailed, created);
    return new UicTags(
        (int) planes,
        distances,
        created.size() == detailed ? created : List.of(),
        fractions(file.input(), first, detailed),
        reader.stage(),
        reader.focus(),
        settings);
  }

  /** Distance as a fraction; day and millisecond of creation; those of the last change. */
  private static double[] uic2(
      TiffInput input, TiffDirectory first, int planes, List<LocalDateTime> created)
      throws IOException {
    if (!first.has(Tag.METAMORPH_UIC2)) {
      return new double[0];
    }
    double[] distances = new double[planes];
    try {
      for (int i = 0; i < planes; i++) {
        long at = first.position(Tag.METAMORPH_UIC2) + (long) i * UIC2_BYTES;
        distances[i] = UicReader.fraction(input, at);
        Times.julian(input.unsigned32(at + 8), input.unsigned32(at + 12)).ifPresent(created::add);
      }
      return distances;
    } catch (ImagingException e) {
      return new double[0];
    }
  }

  private static double[] fractions(TiffInput input, TiffDirectory first, int planes)
      throws IOException {
    if (!first.has(Tag.METAMORPH_UIC3)) {
      return new double[0];
    }
    double[] values = new double[planes];
    try {
      for (int i = 0; i < planes; i++) {
        values[i] = UicReader.fraction(input, first.position(Tag.METAMORPH_UIC3) + 8L * i);
      }
      return values;
    } catch (ImagingException e) {
      return new double[0];
    }
  }

  Optional<LocalDateTime> start() {
    return created.isEmpty() ? Optional.empty() : Optional.of(created.getFirst());
  }
}
