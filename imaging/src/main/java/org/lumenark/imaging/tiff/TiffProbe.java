package org.lumenark.imaging.tiff;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/**
 * What the first directory of a TIFF gives away about its dialect.
 *
 * @param description the first bytes of ImageDescription; empty if it has none
 * @param instrument what made the file, where only its tags say it; for people
 * @param uicPlanes planes that MetaMorph's tag 33629 counts
 */
public record TiffProbe(
    String description,
    boolean lsm,
    boolean ndpi,
    boolean uicStack,
    long uicPlanes,
    int compression,
    Optional<String> instrument) {

  private static final int DESCRIPTION_BYTES = 16_384;

  /** Reads the header and one directory; the source stays open. Empty if there is none to read. */
  public static Optional<TiffProbe> of(ByteSource source) throws IOException {
    try {
      TiffInput input = new TiffInput(source, "", TiffHeader.read(source, ""));
      TiffDirectory first =
          TiffDirectory.read(input, ReadLimits.DEFAULT, input.header().firstDirectory(), "IFD 0");
      String description = first.head(Tag.IMAGE_DESCRIPTION, DESCRIPTION_BYTES);
      return Optional.of(
          new TiffProbe(
              description == null ? "" : description,
              first.has(Tag.ZEISS_LSM),
              first.has(Tag.NDPI_FORMAT),
              first.has(Tag.METAMORPH_UIC1) || first.has(Tag.METAMORPH_UIC2),
              first.count(Tag.METAMORPH_UIC2),
              (int) first.number(Tag.COMPRESSION, 1),
              instrument(first)));
    } catch (ImagingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> instrument(TiffDirectory first)
      throws IOException, ImagingException {
    if (first.has(Tag.FLUOVIEW_HEADER)) {
      return Optional.of("tag 34361 (Olympus FluoView)");
    }
    if (first.has(Tag.FEI_SFEG) || first.has(Tag.FEI_HELIOS)) {
      return Optional.of("tag 34680 or 34682 (FEI microscope, Tecnai among them)");
    }
    if (first.has(Tag.TVIPS)) {
      return Optional.of("tag 37706 (TVIPS camera)");
    }
    if (ScanImageHeader.present(first)) {
      return Optional.of("ScanImage header");
    }
    return first.has(Tag.MICRO_MANAGER)
        ? Optional.of("tag 51123 (Micro-Manager)")
        : Optional.empty();
  }
}
