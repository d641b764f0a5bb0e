package org.lumenark.imaging.dicom;

import java.util.Map;
import org.lumenark.imaging.source.ImagingException;

/**
 * How a data set and its pixels are encoded: PS3.5 annex A.
 *
 * @param explicit whether attributes tell their representation
 */
record TransferSyntax(boolean explicit, boolean bigEndian, boolean deflated, Codec codec) {

  /** How a frame is stored. */
  enum Codec {
    NATIVE,
    RLE,
    JPEG,
    JPEG_LOSSLESS,
    JPEG_LS,
    JPEG_2000
  }

  private static final String DICOM = "1.2.840.10008.1.2";
  private static final Map<String, Codec> ENCAPSULATED =
      Map.ofEntries(
          Map.entry(DICOM + ".4.50", Codec.JPEG),
          Map.entry(DICOM + ".4.51", Codec.JPEG),
          Map.entry(DICOM + ".4.57", Codec.JPEG_LOSSLESS),
          Map.entry(DICOM + ".4.70", Codec.JPEG_LOSSLESS),
          Map.entry(DICOM + ".4.80", Codec.JPEG_LS),
          Map.entry(DICOM + ".4.81", Codec.JPEG_LS),
          Map.entry(DICOM + ".4.90", Codec.JPEG_2000),
          Map.entry(DICOM + ".4.91", Codec.JPEG_2000),
          Map.entry(DICOM + ".5", Codec.RLE));
  private static final Map<String, String> UNSUPPORTED =
      Map.ofEntries(
          Map.entry(DICOM + ".4.92", "jpeg2000-part2"),
          Map.entry(DICOM + ".4.93", "jpeg2000-part2"),
          Map.entry(DICOM + ".4.110", "jpeg-xl"),
          Map.entry(DICOM + ".4.111", "jpeg-xl"),
          Map.entry(DICOM + ".4.112", "jpeg-xl"),
          Map.entry(DICOM + ".4.201", "htj2k"),
          Map.entry(DICOM + ".4.202", "htj2k"),
          Map.entry(DICOM + ".4.203", "htj2k"));

  static TransferSyntax of(String uid, String place) throws ImagingException {
    switch (uid) {
      case DICOM -> {
        return new TransferSyntax(false, false, false, Codec.NATIVE);
      }
      case DICOM + ".1", "1.2.840.10008.1.20" -> {
        return new TransferSyntax(true, false, false, Codec.NATIVE);
      }
      case DICOM + ".1.99" -> {
        return new TransferSyntax(true, false, true, Codec.NATIVE);
      }
      case DICOM + ".2" -> {
        return new TransferSyntax(true, true, false, Codec.NATIVE);
      }
      default -> {
        Codec codec = ENCAPSULATED.get(uid);
        if (codec != null) {
          return new TransferSyntax(true, false, false, codec);
        }
      }
    }
    throw new ImagingException(
        "dicom.unsupported-" + UNSUPPORTED.getOrDefault(uid, "transfer-syntax"),
        place,
        "The pixels are encoded by the transfer syntax " + uid + ", which is not read.");
  }
}
