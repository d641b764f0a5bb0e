package org.lumenark.imaging.convert;

import java.util.Optional;
import org.lumenark.imaging.sets.FilePattern;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.zarr.NgffVersion;

/**
 * How to convert.
 *
 * @param memoryBudget bytes that buffers may take together, at least 32 MiB: pixels on their way,
 *     encoded chunks that wait for their shard, objects being put. What a reader needs for itself
 *     comes on top, see {@link ReadLimits}.
 * @param encodingThreads threads that compress chunks; one more reads
 * @param imagesAtOnce small images that may be converted at the same time, each with its part of
 *     the memory
 * @param role what the images are, where the caller knows better than the file; a label has integer
 *     samples
 * @param pattern by which the names of files tell where their planes belong
 * @param version of OME-NGFF to write
 * @param readBack how much is compared after writing
 */
public record ConversionOptions(
    long memoryBudget,
    int encodingThreads,
    int imagesAtOnce,
    Optional<ImageRole> role,
    Optional<FilePattern> pattern,
    NgffVersion version,
    ReadBack readBack,
    ReadLimits limits) {

  private static final long LEAST_BUDGET = 32L << 20;
  private static final long DEFAULT_BUDGET = 320L << 20;

  public ConversionOptions {
    if (memoryBudget < LEAST_BUDGET) {
      throw new IllegalArgumentException("a conversion needs a budget of at least 32 MiB");
    }
    if (encodingThreads < 1 || imagesAtOnce < 1) {
      throw new IllegalArgumentException("a conversion needs an encoding thread and an image");
    }
  }

  /** 320 MiB, or half of a smaller heap; a thread for each processor; one image at a time. */
  public static ConversionOptions defaults() {
    long half = Math.max(LEAST_BUDGET, Runtime.getRuntime().maxMemory() / 2);
    return new ConversionOptions(
        Math.min(DEFAULT_BUDGET, half),
        Runtime.getRuntime().availableProcessors(),
        1,
        Optional.empty(),
        Optional.empty(),
        NgffVersion.V0_5,
        ReadBack.SAMPLED,
        ReadLimits.DEFAULT);
  }

  public ConversionOptions withRole(ImageRole newRole) {
    return new ConversionOptions(
        memoryBudget,
        encodingThreads,
        imagesAtOnce,
        Optional.of(newRole),
        pattern,
        version,
        readBack,
        limits);
  }

  public ConversionOptions withPattern(FilePattern newPattern) {
    return new ConversionOptions(
        memoryBudget,
        encodingThreads,
        imagesAtOnce,
        role,
        Optional.of(newPattern),
        version,
        readBack,
        limits);
  }

  public ConversionOptions withVersion(NgffVersion newVersion) {
    return new ConversionOptions(
        memoryBudget, encodingThreads, imagesAtOnce, role, pattern, newVersion, readBack, limits);
  }

  public ConversionOptions withMemoryBudget(long bytes) {
    return new ConversionOptions(
        bytes, encodingThreads, imagesAtOnce, role, pattern, version, readBack, limits);
  }

  public ConversionOptions withReadBack(ReadBack amount) {
    return new ConversionOptions(
        memoryBudget, encodingThreads, imagesAtOnce, role, pattern, version, amount, limits);
  }

  public ConversionOptions withLimits(ReadLimits newLimits) {
    return new ConversionOptions(
        memoryBudget, encodingThreads, imagesAtOnce, role, pattern, version, readBack, newLimits);
  }

  public ConversionOptions withImagesAtOnce(int images) {
    return new ConversionOptions(
        memoryBudget, encodingThreads, images, role, pattern, version, readBack, limits);
  }

  /** Into how many parts the memory can be shared among images, at most one for each. */
  int sharesOfMemory(int images) {
    return (int) Math.clamp(memoryBudget / LEAST_BUDGET, 1, Math.min(imagesAtOnce, images));
  }
}
