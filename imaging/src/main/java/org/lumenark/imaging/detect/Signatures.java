package org.lumenark.imaging.detect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.imaging.hdf5.Hdf5Probe;
import org.lumenark.imaging.source.ByteSource;

/**
 * Bytes at known places. The order matters: a file may be two things, and the first that fits is
 * the more specific.
 */
final class Signatures {

  private static final String JPEG_2000_BOX = "00 00 00 0C 6A 50 20 20 0D 0A 87 0A";
  private static final String HDF5 = "89 48 44 46 0D 0A 1A 0A";
  private static final byte[] OLD_ND2_MAP =
      "LABORATORY IMAGING ND BOX MAP 00".getBytes(StandardCharsets.US_ASCII);

  private static final int ANALYZE_BYTES = 348;

  private Signatures() {}

  private record Row(String format, int at, String hex, String evidence) {}

  /** Formats that one run of bytes gives away. */
  private static final List<Row> TABLE =
      List.of(
          row("czi", 0, "5A 49 53 52 41 57 46 49 4C 45", "ZISRAWFILE at 0"),
          row("nd2", 0, "DA CE BE 0A", "DA CE BE 0A at 0 (Nikon ND2)"),
          row("nifti", 344, "6E 2B 31 00", "n+1 at 344"),
          row("nifti", 344, "6E 69 31 00", "ni1 at 344"),
          row("nifti", 4, "6E 2B 32 00 0D 0A 1A 0A", "n+2 at 4 (NIfTI-2)"),
          row("nifti", 4, "6E 69 32 00 0D 0A 1A 0A", "ni2 at 4 (NIfTI-2)"),
          row("nrrd", 0, "4E 52 52 44 30 30 30", "NRRD000 at 0"),
          row("png", 0, "89 50 4E 47 0D 0A 1A 0A", "PNG signature at 0"),
          row("jpeg", 0, "FF D8 FF", "FF D8 FF at 0"),
          row("jpeg2000", 0, "FF 4F FF 51", "JPEG 2000 codestream at 0"),
          row("gif", 0, "47 49 46 38 37 61", "GIF87a at 0"),
          row("gif", 0, "47 49 46 38 39 61", "GIF89a at 0"));

  private static Row row(String format, int at, String hex, String evidence) {
    return new Row(format, at, hex, evidence);
  }

  static Optional<Finding> find(Head head, ByteSource source) throws IOException {
    if (head.hasText(128, "DICM")) {
      return image("dicom", "DICM at 128");
    }
    Optional<Finding> tiff = TiffFormats.find(head, source);
    if (tiff.isPresent()) {
      return tiff;
    }
    for (Row row : TABLE) {
      if (head.has(row.at, row.hex)) {
        return image(row.format, row.evidence);
      }
    }
    if (head.has(0, JPEG_2000_BOX)) {
      return endsAsOldNd2(source)
          ? image("nd2", "JPEG 2000 boxes with a Nikon map at the end")
          : image("jpeg2000", "JPEG 2000 signature box at 0");
    }
    if (head.has(0, "70 00 00 00") && head.has(8, "2A")) {
      return image("lif", "70 00 00 00 at 0 and 2A at 8");
    }
    if (isDeltaVision(head)) {
      return Optional.of(Finding.image("deltavision", 0.9, "identifier C0A0 at 96"));
    }
    if (head.hasText(208, "MAP ") || head.has(208, "4D 41 50 00")) {
      return image("mrc", "MAP at 208");
    }
    if (head.has(0, "42 4D") && head.little32(14) >= 12 && head.little32(14) <= 124) {
      return image("bmp", "BM at 0 with a bitmap header at 14");
    }
    Optional<Finding> container = containers(head, source);
    return container.isPresent() ? container : namedOnly(head);
  }

  /** Two bytes are little to go by, so the header must make sense in their order too. */
  private static boolean isDeltaVision(Head head) {
    boolean little = head.has(96, "A0 C0");
    boolean big = head.has(96, "C0 A0");
    boolean sized = true;
    for (int at = 0; at < 12; at += 4) {
      sized &= (little ? head.little32(at) : head.big32(at)) > 0;
    }
    int type = little ? head.little32(12) : head.big32(12);
    return (little || big) && sized && type >>> 8 == 0 && !head.hasText(208, "MAP ");
  }

  /** By the length at the start, what programs write after it, and the number of dimensions. */
  private static boolean isAnalyze(Head head) {
    boolean little = head.little32(0) == ANALYZE_BYTES;
    boolean big = head.big32(0) == ANALYZE_BYTES;
    int dimensions = little ? head.little32(40) & 0xFFFF : head.big32(40) >>> 16;
    return (little || big)
        && (head.size() == ANALYZE_BYTES || (head.size() > ANALYZE_BYTES && head.hasText(38, "r")))
        && dimensions >= 1
        && dimensions <= 7;
  }

  private static Optional<Finding> containers(Head head, ByteSource source) throws IOException {
    if (head.has(0, "D0 CF 11 E0 A1 B1 1A E1")) {
      boolean oib =
          head.contains(wide("OibInfo.txt")) || OleDirectory.mentions(source, head, "OibInfo.txt");
      return Optional.of(
          oib
              ? Finding.image("oib", 0.95, "OLE2 at 0, OibInfo.txt inside")
              : Finding.other("unknown", 0.5, "OLE2 compound file at 0, no OibInfo.txt"));
    }
    for (int at = 0; at < head.bytes().length; at = at == 0 ? 512 : at * 2) {
      if (head.has(at, HDF5)) {
        return Optional.of(hdf5(head, at, source));
      }
    }
    if (isAnalyze(head)) {
      return Optional.of(
          Finding.image("analyze", 0.7, "header of 348 bytes that makes sense, no NIfTI mark"));
    }
    return OldMrc.matches(head)
        ? Optional.of(
            Finding.image("mrc", 0.7, "an MRC header without mark that gives the file's length"))
        : Optional.empty();
  }

  private static Finding hdf5(Head head, int at, ByteSource source) throws IOException {
    String evidence = "HDF5 signature at " + at;
    if (head.contains("DataSetInfo") && head.contains("Imaris")) {
      return Finding.image("imaris", 0.95, evidence + ", DataSetInfo and Imaris inside");
    }
    if (head.contains("s00\0") && head.contains("t00000\0")) {
      return Finding.image("bdv", 0.9, evidence + ", s00 and t00000 inside");
    }
    Set<String> names = Hdf5Probe.names(source);
    if (names.contains("DataSet") && names.contains("DataSetInfo")) {
      return Finding.image("imaris", 0.9, evidence + ", DataSet and DataSetInfo inside");
    }
    if (names.contains("s00") && names.contains("t00000")) {
      return Finding.image("bdv", 0.9, evidence + ", s00 and t00000 inside");
    }
    return Finding.image("hdf5", 0.95, evidence);
  }

  /** Formats that only Bio-Formats reads: the contract has no name for them, the evidence does. */
  private static Optional<Finding> namedOnly(Head head) {
    String name = null;
    if ((head.big32(0) == 3 || head.big32(0) == 4)
        && (head.big32(head.big32(0) == 3 ? 8 : 12) & ~1) == 0) {
      name = "Gatan DM" + head.big32(0);
    } else if (head.hasText(0, "SIMPLE  =")) {
      name = "FITS";
    } else if (head.hasText(0, "OLYMPUSRAWFORMAT")) {
      name = "Olympus OIR";
    } else if (head.hasText(0, "\\*File list")
        || head.hasText(0, "\\*Force file list")
        || head.hasText(0, "\\*EC File list")) {
      name = "Nanoscope SPM";
    } else if (head.hasText(0, "SIS\0") && head.contains("ETS\0")) {
      name = "Olympus ETS (pixels of a VSI)";
    } else if (head.has(0, "50 4B 03 04") && head.contains("header.properties")) {
      name = "JPK scanning probe data (zip)";
    } else if (head.hasText(0, "SLIDEVERSION")
        || (head.hasText(0, "[GENERAL]") && head.contains("SLIDE_ID"))) {
      name = "3DHISTECH MRXS";
    }
    return name == null
        ? Optional.empty()
        : Optional.of(Finding.image("unknown", 0.8, name + " by its head"));
  }

  private static boolean endsAsOldNd2(ByteSource source) throws IOException {
    if (source.size() < 40) {
      return false;
    }
    byte[] tail = new byte[40];
    source.read(source.size() - 40, tail, 0, 40);
    return new String(tail, StandardCharsets.ISO_8859_1)
        .contains(new String(OLD_ND2_MAP, StandardCharsets.ISO_8859_1));
  }

  static String wide(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }

  private static Optional<Finding> image(String format, String evidence) {
    return Optional.of(Finding.image(format, 0.99, evidence));
  }
}
