package org.lumenark.imaging.wrap;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;

/**
 * Opens the one image inside a gzip, bzip2 or zip by the reader of its format. What is inside is
 * looked at once more when all of it is at hand: a TIFF whose directory stands at its end shows its
 * dialect only then. See {@link Unpacked} for where the bytes go.
 */
public final class WrappedReader implements PixelSourceProvider {

  private final PixelSourceProvider expected;
  private final Function<Detection, Optional<PixelSourceProvider>> others;

  /**
   * @param expected the reader of the format that was detected
   * @param others gives the reader of another format, if there is one
   */
  public WrappedReader(
      PixelSourceProvider expected, Function<Detection, Optional<PixelSourceProvider>> others) {
    this.expected = expected;
    this.others = others;
  }

  @Override
  public String name() {
    return expected.name();
  }

  @Override
  public List<String> formats() {
    return expected.formats();
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    ByteSource packed = files.open(path).orElseThrow(() -> new FileNotFoundException(path));
    UnwrappedFiles inside =
        UnwrappedFiles.of(files, packed, path, detection.wrapper().orElseThrow(), limits);
    try {
      Detection precise = inside.detection();
      PixelSource source = reader(path, precise).open(inside, inside.entry(), precise, limits);
      return new UnwrappedPixelSource(source, inside, path);
    } catch (IOException | ImagingException | RuntimeException e) {
      inside.close();
      throw e;
    }
  }

  private PixelSourceProvider reader(String path, Detection precise) throws ImagingException {
    if (expected.formats().contains(precise.format())) {
      return expected;
    }
    Optional<PixelSourceProvider> other =
        precise.wrapper().isPresent() ? Optional.empty() : others.apply(precise);
    return other.orElseThrow(() ->
        new ImagingException(
            "no-reader", path, "No reader here reads the format " + precise.format() + "."));
  }
}
