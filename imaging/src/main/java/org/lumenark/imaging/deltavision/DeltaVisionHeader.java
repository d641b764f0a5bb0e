package org.lumenark.imaging.deltavision;

import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lumenark.imaging.raw.HeaderBytes;
import org.lumenark.imaging.raw.OriginalMetadata;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.Channel;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PhysicalSizes;

/** The 1,024 bytes that every file begins with. */
record DeltaVisionHeader(HeaderBytes bytes) {

  static final int BYTES = 1024;

  private static final int IDENTIFIER = 0xC0A0;
  private static final int EXTENDED_TYPE = 100;
  private static final int OLD_WAVES = 5;
  private static final int ALL_WAVES = 12;

  static DeltaVisionHeader read(ByteSource source, String path)
      throws IOException, ImagingException {
    HeaderBytes bytes = HeaderBytes.read(source, 0, BYTES, DeltaVisionReader.FORMAT, path);
    boolean little = bytes.unsigned16(96) == IDENTIFIER;
    DeltaVisionHeader header =
        new DeltaVisionHeader(little ? bytes : bytes.in(ByteOrder.BIG_ENDIAN));
    if (header.extendedBytes() < 0) {
      throw new ImagingException(
          "deltavision.bad-header",
          path + " byte 92",
          "The extended header has " + header.extendedBytes() + " bytes.");
    }
    return header;
  }

  int columns() {
    return bytes.int32(0);
  }

  int rows() {
    return bytes.int32(4);
  }

  int sections() {
    return bytes.int32(8);
  }

  StoredSample sample(String path) throws ImagingException {
    int type = bytes.int32(12);
    return switch (type) {
      case 0 -> StoredSample.UINT8;
      case 1, 5 -> StoredSample.INT16;
      case 2 -> StoredSample.FLOAT32;
      case 6 -> StoredSample.UINT16;
      case 7 -> StoredSample.INT32;
      case 8 -> StoredSample.FLOAT64;
      case 3, 4 ->
          throw new ImagingException(
              "deltavision.unsupported-complex",
              path + " byte 12",
              "Pixel type " + type + " holds complex numbers, which OME-Zarr has no type for.");
      default ->
          throw new ImagingException(
              "deltavision.unsupported-type",
              path + " byte 12",
              "Pixel type " + type + " is not known.");
    };
  }

  int extendedBytes() {
    return bytes.int32(92);
  }

  long dataOffset() {
    return (long) BYTES + extendedBytes();
  }

  int integersPerSection() {
    return Math.max(0, bytes.int16(128));
  }

  int realsPerSection() {
    return Math.max(0, bytes.int16(130));
  }

  /** Whether softWoRx packed more than the titles into the second half of the header. */
  boolean extendedType() {
    return bytes.int16(160) == EXTENDED_TYPE;
  }

  PhysicalSizes physicalSizes(OptionalDouble secondsPerTime) {
    return new PhysicalSizes(
        OptionalDouble.of(bytes.decimal32(40)),
        OptionalDouble.of(bytes.decimal32(44)),
        OptionalDouble.of(bytes.decimal32(48)),
        secondsPerTime);
  }

  List<Channel> channels(int count) {
    List<Channel> channels = new ArrayList<>();
    for (int wave = 0; wave < count; wave++) {
      int nanometres = wavelength(wave);
      channels.add(
          nanometres > 0
              ? new Channel(Optional.empty(), Optional.empty(), OptionalDouble.of(nanometres))
              : Channel.UNKNOWN);
    }
    return channels;
  }

  private int wavelength(int wave) {
    if (wave < OLD_WAVES) {
      return bytes.int16(198 + 2 * wave);
    }
    return extendedType() && wave < ALL_WAVES ? bytes.int16(676 + 2 * (wave - OLD_WAVES)) : 0;
  }

  Acquisition acquisition(List<PlanePosition> planes) {
    double seconds = extendedType() ? bytes.float64(844) : 0;
    boolean plausible = seconds >= 1 && seconds < 4e9;
    return new Acquisition(
        plausible
            ? Optional.of(Instant.ofEpochSecond((long) seconds).toString())
            : Optional.empty(),
        Optional.empty(),
        Lenses.objective(bytes.int16(162)),
        planes);
  }

  OriginalMetadata metadata(OriginalMetadata metadata) {
    metadata.put("Pixel type", Integer.toString(bytes.int32(12)));
    metadata.put("Image type", Integer.toString(bytes.int16(160)));
    metadata.put("Image sequence", Integer.toString(bytes.int16(182)));
    metadata.put("Lens ID", bytes.int16(162));
    metadata.put("Min 1", bytes.float32(76));
    metadata.put("Max 1", bytes.float32(80));
    metadata.put("Mean 1", bytes.float32(84));
    for (int i = 0; i < 3; i++) {
      metadata.put("Start " + "XYZ".charAt(i), bytes.int32(16 + 4 * i));
      metadata.put("Tilt " + "XYZ".charAt(i), bytes.float32(184 + 4 * i));
      metadata.put("Origin " + "ZXY".charAt(i), bytes.float32(208 + 4 * i));
    }
    for (int i = 0; i < (extendedType() ? 4 : 10); i++) {
      metadata.put("Title " + (i + 1), bytes.text(224 + 80 * i, 80));
    }
    return metadata;
  }
}
