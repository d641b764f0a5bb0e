package org.lumenark.imaging.isolate;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.bioformats.BioFormatsClaim;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;

/**
 * Bio-Formats beside our own readers: it gets images that they do not read, and files that nothing
 * else knows. Always in workers of its own, with their own limits.
 */
public final class BioFormatsPlugin implements AutoCloseable {

  private static final double NAME_AND_CONTENT = 0.8;
  private static final double NAME_ONLY = 0.3;

  private final WorkerPool pool;
  private final PixelSourceProvider reader;

  /**
   * @param settings with {@link WorkerSettings#bioFormats()}
   */
  public BioFormatsPlugin(WorkerSettings settings) {
    pool = new WorkerPool(settings);
    reader = pool.bioFormats().orElseThrow();
  }

  /**
   * What was detected, or what Bio-Formats takes a file for of which nothing is known.
   *
   * @throws ImagingException {@code plugin.*} or {@code worker.*} if it cannot be asked
   */
  public Detection detect(Detection detected, ByteSource bytes, String path)
      throws IOException, ImagingException {
    if (detected.image() || !detected.format().equals("unknown")) {
      return detected;
    }
    Optional<BioFormatsClaim> claim = pool.recognise(bytes, path);
    return claim.isEmpty()
        ? detected
        : new Detection(
            "unknown",
            claim.get().byContent() ? NAME_AND_CONTENT : NAME_ONLY,
            "Bio-Formats: %s, by %s"
                .formatted(claim.get().format(), claim.get().byContent() ? "content" : "its name"),
            true,
            true,
            detected.wrapper());
  }

  /**
   * The reader for what was detected.
   *
   * @param own of ours, which is asked first
   */
  public Optional<PixelSourceProvider> readerFor(
      Detection detection, Optional<PixelSourceProvider> own) {
    if (!detection.image() || detection.wrapper().isPresent()) {
      return own;
    }
    if (own.isPresent()) {
      return Optional.of(new SecondChance(own.get(), reader));
    }
    return Optional.of(detection.confidence() <= NAME_ONLY ? new Doubtful(reader) : reader);
  }

  @Override
  public void close() {
    pool.close();
  }
}
