package org.lumenark.imaging.detect;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.tiff.TiffProbe;

/** Tells the dialects of TIFF apart by their first directory. */
final class TiffFormats {

  private TiffFormats() {}

  static Optional<Finding> find(Head head, ByteSource source) throws IOException {
    String mark;
    if (head.has(0, "49 49 2A 00") || head.has(0, "49 49 2B 00 08 00")) {
      mark = head.has(2, "2A") ? "II 2A 00 at 0" : "II 2B 00 at 0 (BigTIFF)";
    } else if (head.has(0, "4D 4D 00 2A") || head.has(0, "4D 4D 00 2B 00 08")) {
      mark = head.has(3, "2A") ? "MM 00 2A at 0" : "MM 00 2B at 0 (BigTIFF)";
    } else {
      return Optional.empty();
    }
    Optional<TiffProbe> probe = TiffProbe.of(source);
    return Optional.of(
        probe
            .map(seen -> dialect(mark, seen))
            .orElseGet(
                () -> Finding.image("tiff", 0.6, mark + ", its first directory cannot be read")));
  }

  private static Finding dialect(String mark, TiffProbe probe) {
    String description = probe.description();
    if (isOme(description)) {
      return Finding.image("ome-tiff", 0.99, mark + ", OME-XML in ImageDescription");
    }
    if (probe.lsm()) {
      return Finding.image("lsm", 0.99, mark + ", tag 34412");
    }
    if (probe.ndpi()) {
      return Finding.image("ndpi", 0.98, mark + ", tag 65420");
    }
    if (description.startsWith("Aperio ")) {
      return Finding.image("svs", 0.99, mark + ", Aperio in ImageDescription");
    }
    if (probe.uicStack()) {
      return probe.uicPlanes() > 1
          ? Finding.image("stk", 0.98, mark + ", tag 33629 with " + probe.uicPlanes() + " planes")
          : Finding.image("metamorph-tiff", 0.95, mark + ", MetaMorph tags, one plane");
    }
    if (description.startsWith("ImageJ=")) {
      return Finding.image("imagej-tiff", 0.99, mark + ", ImageJ= in ImageDescription");
    }
    if (description.contains("<MetaData>") && description.contains("MetaMorph")) {
      return Finding.image("metamorph-tiff", 0.9, mark + ", MetaMorph XML in ImageDescription");
    }
    if (description.contains("<scn ")) {
      return Finding.image("tiff", 0.9, mark + ", Leica SCN XML in ImageDescription");
    }
    if (probe.instrument().isPresent()) {
      return Finding.image("tiff", 0.95, mark + ", " + probe.instrument().get());
    }
    if (probe.compression() >= 65_000 && probe.compression() <= 65_002) {
      return Finding.image(
          "tiff", 0.9, mark + ", EER electron events (compression " + probe.compression() + ")");
    }
    return Finding.image("tiff", 0.95, mark);
  }

  private static boolean isOme(String description) {
    int root = description.indexOf("<OME");
    int prefixed = description.indexOf(":OME ");
    return (root >= 0 && root < 4_000)
        || (prefixed >= 0 && description.contains("openmicroscopy.org/Schemas/"));
  }
}
