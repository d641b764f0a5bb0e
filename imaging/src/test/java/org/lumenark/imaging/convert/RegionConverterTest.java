package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.samples.MemorySink;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.NgffVersion;

class RegionConverterTest {

  private static final ConversionOptions OPTIONS =
      ConversionOptions.defaults().withMemoryBudget(32 << 20).withReadBack(ReadBack.FULL);

  @ParameterizedTest
  @CsvSource({
    // bands of one row of shards, of two, and of the least that there is
    "UINT8, IMAGE, 1, 1, 1, 1, 4500, 2300, 5000000, 3",
    "UINT8, IMAGE, 1, 1, 1, 1, 9001, 1025, 5000000, 3",
    "UINT16, IMAGE, 1, 1, 1, 1, 4097, 513, 1, 3",
    // channels that are stored together
    "UINT8, IMAGE, 3, 1, 3, 1, 4099, 701, 5000000, 3",
    "UINT8, IMAGE, 3, 2, 6, 1, 2049, 515, 1, 8",
    // bands of several planes
    "INT16, IMAGE, 1, 1, 2, 2, 2050, 520, 1, 4",
    // whole planes
    "UINT16, IMAGE, 1, 2, 3, 5, 130, 70, 40000, 6",
    "UINT16, IMAGE, 1, 1, 2, 23, 600, 700, 25000000, 2",
    "FLOAT32, IMAGE, 1, 3, 1, 1, 600, 37, 100000, 3",
    "UINT8, IMAGE, 1, 1, 1, 300, 1, 1, 10, 1",
    "UINT8, IMAGE, 1, 300, 1, 1, 1, 1, 10, 30",
    // labels
    "UINT32, LABEL, 1, 1, 1, 1, 4100, 530, 1, 3",
    "UINT16, LABEL, 1, 2, 1, 3, 64, 65, 10000, 2",
    // a single region
    "UINT16, IMAGE, 1, 1, 2, 2, 513, 600, 1000000000, 1"
  })
  void theUnionOfAllRegionsIsWhatOnePassWrites(
      SampleType type,
      ImageRole role,
      int together,
      int t,
      int c,
      int z,
      int y,
      int x,
      long regionBytes,
      int regions)
      throws Exception {
    TexturedImage image = TexturedImage.of(type, role, together, t, c, z, y, x);
    for (NgffVersion version : NgffVersion.values()) {
      ConversionOptions options = OPTIONS.withVersion(version);
      RegionConverter parts = regions(image, options, regionBytes);
      if (version == NgffVersion.V0_5) {
        assertThat(parts.count()).isEqualTo(regions);
      }
      isWhatOnePassWrites(image, options, parts);
    }
  }

  @Test
  void imagesOfOneContainerShareRegions() throws Exception {
    PixelSource source =
        new Several(
            List.of(
                TexturedImage.of(SampleType.UINT8, 1, 1, 1, 30, 40),
                TexturedImage.of(SampleType.UINT8, 1, 2, 1, 4100, 600),
                TexturedImage.of(SampleType.UINT16, 1, 1, 3, 50, 60),
                TexturedImage.of(SampleType.UINT16, ImageRole.ASSOCIATED, 1, 1, 1, 1, 7, 8)));
    RegionConverter parts = regions(source, OPTIONS, 1_500_000);
    assertThat(parts.count()).as("one before, three bands of two planes, one after").isEqualTo(8);
    isWhatOnePassWrites(source, OPTIONS, parts);
  }

  @Test
  void regionsThatAreConvertedTwiceAtTheSameTimeGiveTheSameObjects() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.UINT16, 1, 1, 1, 4200, 700);
    RegionConverter parts = regions(image, OPTIONS, 3_000_000);
    MemorySink sink = new MemorySink();
    List<RegionReceipt> receipts = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
      for (int region = 0; region < parts.count(); region++) {
        int number = region;
        Future<RegionReceipt> first = workers.submit(() -> convert(parts, number, sink));
        Future<RegionReceipt> second = workers.submit(() -> convert(parts, number, sink));
        assertThat(first.get().checksums()).isEqualTo(second.get().checksums()).isNotEmpty();
        assertThat(first.get().bytesWritten()).isEqualTo(second.get().bytesWritten()).isPositive();
        receipts.add(second.get());
      }
    }
    parts.finish(receipts, sink, ConversionProgress.NONE);
    parts.finish(receipts, sink, ConversionProgress.NONE);
    assertSame(sink, onePass(image, OPTIONS));
  }

  @Test
  void nothingIsVisibleBeforeTheLastStep() throws Exception {
    RegionConverter parts =
        regions(TexturedImage.of(SampleType.UINT8, 1, 1, 1, 4200, 700), OPTIONS, 1);
    MemorySink sink = new MemorySink();
    all(parts, sink);
    assertThat(sink.objects()).isNotEmpty();
    assertThat(sink.objects().keySet()).noneMatch(key -> key.endsWith("zarr.json"));
  }

  @Test
  void levelsWithWholeShardsInEveryBandAreWrittenWithIt() throws Exception {
    RegionConverter parts =
        regions(TexturedImage.of(SampleType.UINT8, 1, 1, 1, 9000, 600), OPTIONS, 2_500_000);
    MemorySink sink = new MemorySink();
    convert(parts, 1, sink);
    assertThat(sink.objects().keySet())
        .containsExactly("0/c/0/0/0/2/0", "0/c/0/0/0/3/0", "1/c/0/0/0/1/0");
  }

  @Test
  void aShardThatIsLostIsNoticed() throws Exception {
    RegionConverter parts =
        regions(TexturedImage.of(SampleType.UINT8, 1, 1, 1, 4200, 700), OPTIONS, 1);
    MemorySink sink = new MemorySink();
    List<RegionReceipt> receipts = all(parts, sink);
    sink.objects().remove("0/c/0/0/0/1/0");
    assertThatThrownBy(() -> parts.finish(receipts, sink, ConversionProgress.NONE))
        .isInstanceOf(ReadBackException.class);
    assertThat(sink.objects()).doesNotContainKey("zarr.json");
  }

  @Test
  void regionsThatDifferFromTheirReceiptsAreNoticed() throws Exception {
    RegionConverter parts =
        regions(TexturedImage.of(SampleType.UINT8, 1, 1, 1, 6144, 700), OPTIONS, 1);
    MemorySink sink = new MemorySink();
    List<RegionReceipt> receipts = all(parts, sink);
    assertThatThrownBy(() -> parts.finish(receipts.reversed(), sink, ConversionProgress.NONE))
        .isInstanceOf(ReadBackException.class);
    assertThatThrownBy(() -> parts.finish(receipts.subList(0, 2), sink, ConversionProgress.NONE))
        .isInstanceOf(ReadBackException.class);
  }

  @Test
  void aRegionNeedsNoMorePixelsAtATimeThanOnePass() throws Exception {
    TexturedImage image = TexturedImage.of(SampleType.UINT8, 1, 1, 1, 9000, 3000);
    Rows onePass = new Rows(image);
    TextureReader.converterOf(onePass)
        .convert(
            "texture",
            TextureReader.NO_FILES,
            List.of("texture.tif"),
            new MemorySink(),
            OPTIONS,
            ConversionProgress.NONE);
    Rows inParts = new Rows(image);
    convert(regions(inParts, OPTIONS, 13_000_000), 1, new MemorySink());
    assertThat(inParts.most).isEqualTo(onePass.most);
    assertThat(inParts.first).isEqualTo(4096);
    assertThat(inParts.read).isEqualTo(4096);
  }

  private static void isWhatOnePassWrites(
      PixelSource source, ConversionOptions options, RegionConverter parts) throws Exception {
    MemorySink sink = new MemorySink();
    ConversionReport report = parts.finish(all(parts, sink), sink, ConversionProgress.NONE);
    MemorySink onePass = new MemorySink();
    ConversionReport other = onePass(source, options, onePass);
    assertSame(sink, onePass);
    assertThat(report.images()).isEqualTo(other.images());
    assertThat(report.bytesWritten()).isEqualTo(other.bytesWritten());
    assertThat(report.images()).allMatch(image -> image.validation().levelZeroCompared());
  }

  private static void assertSame(MemorySink sink, MemorySink other) {
    assertThat(sink.objects().keySet()).isEqualTo(other.objects().keySet());
    sink.objects()
        .forEach((key, bytes) -> assertThat(bytes).as(key).isEqualTo(other.objects().get(key)));
  }

  private static MemorySink onePass(PixelSource source, ConversionOptions options)
      throws Exception {
    MemorySink sink = new MemorySink();
    onePass(source, options, sink);
    return sink;
  }

  private static ConversionReport onePass(
      PixelSource source, ConversionOptions options, MemorySink sink) throws Exception {
    return TextureReader.converterOf(source)
        .convert(
            "texture",
            TextureReader.NO_FILES,
            List.of("texture.tif"),
            sink,
            options,
            ConversionProgress.NONE);
  }

  private static RegionConverter regions(
      PixelSource source, ConversionOptions options, long regionBytes) {
    return TextureReader.converterOf(source)
        .inRegions(
            new ConversionInput("texture", TextureReader.NO_FILES, List.of("texture.tif")),
            options,
            regionBytes);
  }

  /** The last region first. */
  private static List<RegionReceipt> all(RegionConverter parts, MemorySink sink) throws Exception {
    List<RegionReceipt> receipts = new ArrayList<>();
    for (int region = parts.count() - 1; region >= 0; region--) {
      receipts.addFirst(convert(parts, region, sink));
    }
    return receipts;
  }

  private static RegionReceipt convert(RegionConverter parts, int region, MemorySink sink)
      throws Exception {
    return parts.convert(region, sink, ConversionProgress.NONE);
  }

  /** Several images in one source. */
  private record Several(List<TexturedImage> all) implements PixelSource {

    @Override
    public List<ImageDescription> images() {
      return all.stream().map(image -> image.images().getFirst()).toList();
    }

    @Override
    public void readRows(
        int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset) {
      all.get(image).readRows(0, level, plane, firstRow, rows, target, offset);
    }

    @Override
    public int preferredRows(int image, int level) {
      return 1;
    }

    @Override
    public Optional<String> groupPath(int image) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** Counts the rows that are read of an image, in one thread after the other. */
  private static final class Rows implements PixelSource {

    private final TexturedImage image;
    private volatile int most;
    private volatile int first = Integer.MAX_VALUE;
    private volatile int read;

    Rows(TexturedImage image) {
      this.image = image;
    }

    @Override
    public List<ImageDescription> images() {
      return image.images();
    }

    @Override
    public void readRows(
        int number, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int at) {
      most = Math.max(most, target.length);
      first = Math.min(first, firstRow);
      read = read + rows;
      image.readRows(number, level, plane, firstRow, rows, target, at);
    }

    @Override
    public int preferredRows(int number, int level) {
      return 1;
    }

    @Override
    public void close() {}
  }
}
