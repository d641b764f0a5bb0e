package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** Asks each reader of Bio-Formats whether a file is its own. */
final class Recognition {

  private static final int HEAD_BYTES = 256 << 10;

  /** Readers that make images up, look elsewhere, or take whatever is called so. */
  private static final Set<String> NOT_ASKED =
      Set.of(
          "FakeReader",
          "FilePatternReader",
          "URLReader",
          "TextReader",
          "ScreenReader",
          "ZipReader");

  /** Names that say nothing. */
  private static final Set<String> COMMON_SUFFIXES =
      Set.of("txt", "csv", "xml", "htm", "html", "dat", "log", "bin", "db", "tmp", "pdf");

  private final Loci loci;
  private final Object[] readers;

  Recognition(Loci loci) throws LociException {
    this.loci = loci;
    Object all = loci.create("loci.formats.ImageReader");
    readers = loci.call(all, "getReaders") instanceof Object[] found ? found : new Object[0];
  }

  Optional<BioFormatsClaim> of(ByteSource bytes, String path) throws IOException, ImagingException {
    byte[] head = new byte[(int) Math.min(HEAD_BYTES, bytes.size())];
    bytes.read(0, head, 0, head.length);
    String name = path.substring(path.lastIndexOf('/') + 1);
    Optional<BioFormatsClaim> byName = Optional.empty();
    for (Object reader : readers) {
      if (NOT_ASKED.contains(reader.getClass().getSimpleName())) {
        continue;
      }
      Optional<BioFormatsClaim> claim = claim(reader, name, head);
      if (claim.filter(BioFormatsClaim::byContent).isPresent()) {
        return claim;
      }
      byName = byName.or(() -> claim);
    }
    return byName;
  }

  /** A reader that stumbles over these bytes claims nothing. */
  private Optional<BioFormatsClaim> claim(Object reader, String name, byte[] head) {
    try {
      if (!hasSuffix(loci.call(reader, "getSuffixes"), name.toLowerCase(Locale.ROOT))) {
        return Optional.empty();
      }
      String format = String.valueOf(loci.call(reader, "getFormat"));
      if (loci.flag(reader, "isThisType", (Object) head)) {
        return Optional.of(new BioFormatsClaim(format, true));
      }
      return loci.flag(reader, "isThisType", name, false)
          ? Optional.of(new BioFormatsClaim(format, false))
          : Optional.empty();
    } catch (LociException e) {
      return Optional.empty();
    }
  }

  private static boolean hasSuffix(@Nullable Object suffixes, String name) {
    return suffixes instanceof String[] all
        && Arrays.stream(all)
            .filter(suffix -> !suffix.isEmpty() && !COMMON_SUFFIXES.contains(suffix))
            .anyMatch(suffix -> name.endsWith("." + suffix));
  }
}
