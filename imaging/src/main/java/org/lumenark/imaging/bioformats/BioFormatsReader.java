package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Bio-Formats as a reader. The jar is loaded when the first file asks for it. Reference: the API of
 * Bio-Formats 6 to 8, {@code loci.formats.IFormatReader},
 * https://docs.openmicroscopy.org/bio-formats/latest/developers/. Memo files and the check for
 * upgrades are parts of its tools that are not called. Samples come as Bio-Formats gives them: it
 * turns some formats (BMP, some electron microscopes) so that their first row is on top.
 */
public final class BioFormatsReader implements PixelSourceProvider {

  public static final String NAME = "bio-formats";

  private final BioFormatsJar jar;
  private final long mostBytes;
  private @Nullable Loci loci;
  private @Nullable Recognition recognition;

  /**
   * @param mostBytes that may be copied for one image
   */
  public BioFormatsReader(BioFormatsJar jar, long mostBytes) {
    this.jar = jar;
    this.mostBytes = mostBytes;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** None that is known beforehand: it is asked last. */
  @Override
  public List<String> formats() {
    return List.of();
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    Loci loaded = loaded();
    Spool spool = Spool.of(files, path, mostBytes);
    try {
      return BioFormatsSource.open(loaded, spool, path, limits);
    } catch (ImagingException | RuntimeException e) {
      spool.close();
      throw e;
    }
  }

  /** What Bio-Formats takes this for, by the name and the first bytes; empty if for nothing. */
  public Optional<BioFormatsClaim> recognise(ByteSource bytes, String path)
      throws IOException, ImagingException {
    Recognition known = recognition;
    if (known == null) {
      try {
        known = new Recognition(loaded());
      } catch (LociException e) {
        throw e.of(path);
      }
      recognition = known;
    }
    return known.of(bytes, path);
  }

  private Loci loaded() throws IOException, ImagingException {
    Loci known = loci;
    if (known == null) {
      known = new Loci(jar);
      loci = known;
    }
    return known;
  }
}
