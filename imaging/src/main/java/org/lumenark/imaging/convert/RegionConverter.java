package org.lumenark.imaging.convert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.assemble.FoundImages;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.zarr.ObjectSink;

/**
 * Converts the images of one container region by region, so that many workers share them: any
 * number of workers convert regions, in any order; when all are written one of them finishes. What
 * comes out is, byte for byte, what {@link ImageConverter} writes with {@link ReadBack#FULL}. For
 * that all workers must be given the same input, options and size of regions.
 *
 * <p>A region that is converted again, or by two workers at the same time, puts the same objects
 * with the same bytes; finishing may be repeated too. Before it is done there is no {@code
 * zarr.json} at the root. Each step takes no more memory than a conversion in one pass.
 *
 * <p>A region is whole planes where they fit into its size, else a band of rows of shards of one
 * plane. The levels that have whole rows of shards in every band are written with them; finishing
 * reads level 0 once, in order, for what cannot be had of parts: the digest, the statistics, the
 * comparison with the source, and the levels that cross bands.
 */
public final class RegionConverter {

  private final InputSearch search;
  private final OmeXmlDocument xml;
  private final ConversionInput input;
  private final ConversionOptions options;
  private final long regionBytes;

  RegionConverter(
      InputSearch search,
      OmeXmlDocument xml,
      ConversionInput input,
      ConversionOptions options,
      long regionBytes) {
    this.search = search;
    this.xml = xml;
    this.input = input;
    this.options = options;
    this.regionBytes = regionBytes;
  }

  /**
   * How many regions there are. One, where converting in parts would not pay: what is wrapped has
   * to be unpacked as a whole for each.
   *
   * @throws ImagingException as {@link ImageConverter#convert}
   */
  public int count() throws IOException, ImagingException {
    FoundImages found = search.in(input.files(), input.entries(), options);
    boolean wrapped =
        found.images().stream().anyMatch(image -> image.detection().wrapper().isPresent());
    return wrapped ? 1 : images(input, found).regions().size();
  }

  /**
   * Converts one region. When this returns its objects are stored.
   *
   * @param number from 0
   * @throws IndexOutOfBoundsException if there is no such region
   * @throws ImagingException as {@link ImageConverter#convert}
   */
  public RegionReceipt convert(int number, ObjectSink sink, ConversionProgress progress)
      throws IOException, ImagingException {
    Images images = images(input, search.in(input.files(), input.entries(), options));
    List<Region.Share> shares = images.regions().get(number).shares();
    ByteArrayOutputStream checksums = new ByteArrayOutputStream();
    try (ContainerWriter container = new ContainerWriter(sink, options)) {
      int next = 0;
      while (next < shares.size()) {
        FoundImage first = images.found().images().get(shares.get(next).image());
        try (PixelSource source = open(first, input)) {
          while (next < shares.size() && images.entry(shares.get(next)).equals(first.entry())) {
            Region.Share share = shares.get(next++);
            FoundImage image = images.found().images().get(share.image());
            ImageArrays arrays = images.arrays().get(share.image());
            int levels = Banding.of(arrays, regionBytes).levels();
            WrittenLevel zero =
                container.writePart(of(source, image), arrays, share.part(), levels, progress);
            checksums.writeBytes(PartChecksums.write(arrays, share.part(), zero.checksums()));
          }
        }
      }
      return new RegionReceipt(container.bytesWritten(), checksums.toByteArray());
    }
  }

  /**
   * Makes a container of regions that are all written; its root document is the last object.
   *
   * @param receipts of all regions, in their order
   * @return what {@link ImageConverter#convert} would; bytes that were read and time are those of
   *     this step
   * @throws ReadBackException if a region does not read back as it was written
   * @throws ImagingException as {@link ImageConverter#convert}
   */
  public ConversionReport finish(
      List<RegionReceipt> receipts, ObjectSink sink, ConversionProgress progress)
      throws IOException, ImagingException {
    long start = System.nanoTime();
    CountingFileSet counted = new CountingFileSet(input.files());
    ConversionInput from = new ConversionInput(input.name(), counted, input.entries());
    Images images = images(from, search.in(counted, input.entries(), options));
    List<WrittenLevel> zeros = zeros(images, receipts);
    long bytes = receipts.stream().mapToLong(RegionReceipt::bytesWritten).sum();
    try (ContainerWriter container = new ContainerWriter(sink, options)) {
      for (int i = 0; i < zeros.size(); i++) {
        FoundImage image = images.found().images().get(i);
        ImageArrays arrays = images.arrays().get(i);
        progress.image(i, zeros.size(), image.description().name(), image.bytes());
        int levels = Banding.of(arrays, regionBytes).levels();
        container.add(container.join(arrays, levels, zeros.get(i), progress));
      }
      container.finish(xml, images.found().plate());
      return Reports.of(
          input.name(),
          images.found(),
          container.images(),
          start,
          counted.bytesRead(),
          bytes + container.bytesWritten());
    }
  }

  /** Level 0 of each image, with the checksums that regions told. */
  private static List<WrittenLevel> zeros(Images images, List<RegionReceipt> receipts)
      throws ReadBackException {
    if (receipts.size() != images.regions().size()) {
      throw new ReadBackException(
          "%d regions were written of %d".formatted(receipts.size(), images.regions().size()));
    }
    List<WrittenLevel> zeros = new ArrayList<>();
    images.arrays().forEach(arrays -> zeros.add(arrays.levels(1).getFirst()));
    for (int region = 0; region < receipts.size(); region++) {
      ByteBuffer checksums = ByteBuffer.wrap(receipts.get(region).checksums());
      for (Region.Share share : images.regions().get(region).shares()) {
        ImageArrays arrays = images.arrays().get(share.image());
        ChunkChecksums zero = zeros.get(share.image()).checksums();
        if (checksums.remaining() < PartChecksums.bytes(arrays, share.part(), zero)) {
          throw new ReadBackException("region " + region + " was cut otherwise");
        }
        PartChecksums.read(arrays, share.part(), checksums, zero);
      }
      if (checksums.hasRemaining()) {
        throw new ReadBackException("region " + region + " was cut otherwise");
      }
    }
    return zeros;
  }

  private record Images(FoundImages found, List<ImageArrays> arrays, List<Region> regions) {

    /** The file by which the source of a share is opened. */
    String entry(Region.Share share) {
      return found.images().get(share.image()).entry();
    }
  }

  /** How all images are laid out and cut, which their headers say. */
  private Images images(ConversionInput from, FoundImages found)
      throws IOException, ImagingException {
    List<ImageArrays> arrays = new ArrayList<>();
    for (SourceImages images : SourceImages.of(found.images())) {
      try (PixelSource source = open(images.image(), from)) {
        for (FoundImage image : images.images()) {
          arrays.add(ImageArrays.of(of(source, image), image.path(), options));
        }
      }
    }
    return new Images(found, arrays, RegionCut.of(arrays, regionBytes));
  }

  private PixelSource open(FoundImage image, ConversionInput from)
      throws IOException, ImagingException {
    return image.reader().open(from.files(), image.entry(), image.detection(), options.limits());
  }

  private static ImageSource of(PixelSource source, FoundImage image) {
    return new ImageSource(source, image.number(), image.description(), image.role());
  }
}
