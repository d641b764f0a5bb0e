package org.lumenark.imaging.nrrd;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.lumenark.imaging.raw.StoredSample;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.wrap.Codec;

/** How samples are written. */
enum NrrdEncoding {
  RAW,
  GZIP,
  BZIP2,
  HEX,
  TEXT;

  static NrrdEncoding of(String name, String place) throws ImagingException {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "raw" -> RAW;
      case "gzip", "gz" -> GZIP;
      case "bzip2", "bz2" -> BZIP2;
      case "hex" -> HEX;
      case "ascii", "text", "txt" -> TEXT;
      default ->
          throw new ImagingException(
              "nrrd.unsupported-encoding", place, "The encoding '" + name + "' is not read.");
    };
  }

  /** The samples' bytes; those of texts are little-endian. */
  InputStream decode(InputStream in, StoredSample sample) throws IOException {
    return switch (this) {
      case RAW -> in;
      case GZIP -> Codec.GZIP.decode(in);
      case BZIP2 -> Codec.BZIP2.decode(in);
      case HEX -> new HexStream(in);
      case TEXT -> new NumberStream(in, sample);
    };
  }
}
