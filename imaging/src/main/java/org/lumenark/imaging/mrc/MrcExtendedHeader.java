package org.lumenark.imaging.mrc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** What stands between the header and the samples, of the kinds that are known. */
record MrcExtendedHeader(Acquisition acquisition, OriginalMetadata metadata) {

  private static final double MICROMETRE_PER_METRE = 1e6;
  private static final int AGARD_REALS = 32;
  private static final int SYMMETRY_LINE = 80;
  private static final int MAX_SECTIONS = 65_536;

  static MrcExtendedHeader read(ByteSource source, MrcHeader header, String path, ReadLimits limits)
      throws IOException, ImagingException {
    int length = header.extendedBytes();
    if (length <= 0 || length > limits.maxMetadata()) {
      return new MrcExtendedHeader(Acquisition.UNKNOWN, new OriginalMetadata());
    }
    HeaderBytes bytes =
        HeaderBytes.read(source, MrcHeader.BYTES, length, MrcReader.FORMAT, path)
            .in(header.bytes().order());
    int sections = Math.min(MAX_SECTIONS, header.sections());
    int each = header.sections() / header.volumes();
    int integers = header.bytes().int16(128);
    int reals = header.bytes().int16(130);
    String type = header.extendedType();
    if (type.equals("FEI1") || type.equals("FEI2")) {
      return FeiSections.read(bytes, sections, each);
    }
    if (SerialSections.bytesPerSection(reals) == integers && integers > 0) {
      return SerialSections.read(bytes, sections, integers, reals, each);
    }
    if (integers == 0 && reals == AGARD_REALS) {
      return agard(bytes, sections, each);
    }
    OriginalMetadata metadata = new OriginalMetadata();
    if (type.equals("CCP4") || (type.isEmpty() && length % SYMMETRY_LINE == 0)) {
      for (int i = 0; i < length / SYMMETRY_LINE; i++) {
        String line = bytes.text(i * SYMMETRY_LINE, SYMMETRY_LINE);
        if (line.contains("X") && line.contains(",")) {
          metadata.put("SYMMETRY " + (i + 1), line);
        }
      }
    }
    return new MrcExtendedHeader(Acquisition.UNKNOWN, metadata);
  }

  /** 32 reals a section: tilts, stage in metre, and more. */
  private static MrcExtendedHeader agard(HeaderBytes bytes, int sections, int each) {
    OriginalMetadata metadata = new OriginalMetadata();
    List<PlanePosition> planes = new ArrayList<>();
    int record = AGARD_REALS * Float.BYTES;
    for (int i = 0; i < Math.min(sections, bytes.length() / record); i++) {
      int at = i * record;
      metadata.put("Section " + i + " alpha tilt", bytes.float32(at));
      planes.add(
          plane(
              i,
              each,
              OptionalDouble.empty(),
              metres(bytes.float32(at + 8)),
              metres(bytes.float32(at + 12)),
              metres(bytes.float32(at + 16))));
    }
    metadata.put("Magnification", bytes.length() >= record ? bytes.float32(48) : 0);
    return new MrcExtendedHeader(
        new Acquisition(Optional.empty(), Optional.empty(), Optional.empty(), known(planes)),
        metadata);
  }

  static PlanePosition plane(
      int section,
      int sectionsEach,
      OptionalDouble seconds,
      OptionalDouble x,
      OptionalDouble y,
      OptionalDouble z) {
    return new PlanePosition(section / sectionsEach, 0, section % sectionsEach, seconds, x, y, z);
  }

  static OptionalDouble metres(double value) {
    return finite(value * MICROMETRE_PER_METRE);
  }

  static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** Zeros all over mean that nothing was recorded. */
  static List<PlanePosition> known(List<PlanePosition> planes) {
    boolean any =
        planes.stream()
            .anyMatch(p ->
                p.x().orElse(0) != 0
                    || p.y().orElse(0) != 0
                    || p.zPosition().orElse(0) != 0
                    || p.seconds().orElse(0) != 0);
    return any ? planes : List.of();
  }
}
