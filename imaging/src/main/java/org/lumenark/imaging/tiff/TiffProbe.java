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
 * @param uicPlanes planes that MetaMorph's tag 33629 counts
 */
public record TiffProbe(
    String description,
    boolean lsm,
    boolean ndpi,
    boolean uicStack,
    long uicPlanes,
    int compression) {

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
              (int) first.number(Tag.COMPRESSION, 1)));
    } catch (ImagingException e) {
      return Optional.empty();
    }
  }
}
