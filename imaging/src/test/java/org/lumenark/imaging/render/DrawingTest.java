package org.lumenark.imaging.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.display.Window;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.Texture;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.DamagedArrayException;
import org.lumenark.imaging.zarr.FolderSink;
import org.lumenark.imaging.zarr.ObjectSource;

class DrawingTest {

  private static final Window WINDOW = new Window(400, 3_500);
  private static final int WHITE = 0xFFFFFF;

  @TempDir Path folder;

  private final List<Integer> reads = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aRegionOfFullResolutionIsDrawnPixelByPixel() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 1, 1, 900, 1_300));
    BufferedImage picture = draw(grey(region(510, 505, 40, 30), Projection.NONE, 0, 0));
    assertThat(picture.getWidth()).isEqualTo(40);
    assertThat(picture.getHeight()).isEqualTo(30);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        int value = Texture.value(0, 0, 0, 505 + y, 510 + x);
        assertThat(picture.getRGB(x, y) & WHITE).isEqualTo(greyOf(value));
      }
    }
  }

  @Test
  void onlyTheChunksThatAreShownAreRead() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 1, 1, 1_500, 1_500));
    View small = grey(region(600, 600, 50, 50), Projection.NONE, 0, 0);
    StoredImage image = StoredImage.read(counting(), "");
    reads.clear();
    Drawing.plan(image, small).draw(counting());
    assertThat(reads).as("the index of one shard and one chunk").hasSize(2);

    reads.clear();
    Drawing.plan(image, View.of(300)).draw(counting());
    assertThat(reads).as("the one chunk of the coarsest level").hasSize(2);
  }

  @Test
  void sectionsAreProjected() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 1, 5, 20, 20));
    BufferedImage max = draw(grey(Optional.empty(), Projection.MAX, 1, 3));
    BufferedImage mean = draw(grey(Optional.empty(), Projection.MEAN, 1, 3));
    BufferedImage one = draw(grey(Optional.empty(), Projection.NONE, 4, 4));
    for (int x = 0; x < 20; x++) {
      int a = Texture.value(0, 0, 1, 7, x);
      int b = Texture.value(0, 0, 2, 7, x);
      int c = Texture.value(0, 0, 3, 7, x);
      assertThat(max.getRGB(x, 7) & WHITE).isEqualTo(greyOf(Math.max(a, Math.max(b, c))));
      assertThat(mean.getRGB(x, 7) & WHITE).isEqualTo(greyOf((a + b + c) / 3f));
      assertThat(one.getRGB(x, 7) & WHITE).isEqualTo(greyOf(Texture.value(0, 0, 4, 7, x)));
    }
  }

  @Test
  void channelsAreAddedInTheirColours() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 3, 1, 10, 10));
    Window all = new Window(0, 1);
    View view =
        new View(
            List.of(
                new ChannelView(0, OptionalInt.of(0xFF0000), new ChannelView.Brightness.Given(all)),
                new ChannelView(
                    2, OptionalInt.of(0xFF8000), new ChannelView.Brightness.Given(all))),
            Set.of(),
            OptionalInt.empty(),
            Optional.empty(),
            Projection.NONE,
            Optional.empty(),
            10,
            10);
    assertThat(draw(view).getRGB(3, 3) & WHITE).isEqualTo(0xFF8000);
  }

  @Test
  void hiddenChannelsAreLeftOut() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 2, 1, 10, 10));
    BufferedImage picture = draw(hiding(Set.of(0)));
    BufferedImage nothing = draw(hiding(Set.of(0, 1)));
    int onlyMagenta = 0;
    for (int x = 0; x < 10; x++) {
      onlyMagenta |= picture.getRGB(x, 5) & WHITE;
      assertThat(nothing.getRGB(x, 5) & WHITE).isZero();
    }
    assertThat(onlyMagenta & 0x00FF00).isZero();
    assertThat(onlyMagenta & 0xFF00FF).isNotZero();
  }

  @Test
  void automaticBrightnessIsThatOfWhatIsShown() throws Exception {
    write(TexturedImage.of(SampleType.FLOAT32, 1, 1, 1, 600, 600));
    View view =
        new View(
            List.of(
                new ChannelView(0, OptionalInt.empty(), new ChannelView.Brightness.Automatic())),
            Set.of(),
            OptionalInt.of(0),
            Optional.empty(),
            Projection.NONE,
            region(100, 100, 12, 12),
            100,
            100);
    BufferedImage picture = draw(view);
    int most = 0;
    int least = 255;
    for (int i = 0; i < 144; i++) {
      int value = picture.getRGB(i % 12, i / 12) & 0xFF;
      most = Math.max(most, value);
      least = Math.min(least, value);
    }
    assertThat(least).isZero();
    assertThat(most).isEqualTo(255);
  }

  @Test
  void everyTypeOfSampleIsDrawn() throws Exception {
    for (SampleType type : SampleType.values()) {
      Path container = folder.resolve(type.numpyName());
      write(TexturedImage.of(type, 1, 1, 1, 64, 64), container);
      FolderSink sink = new FolderSink(container);
      BufferedImage picture = Drawing.plan(StoredImage.read(sink, ""), View.of(64)).draw(sink);
      assertThat(picture.getRaster().getPixels(0, 0, 64, 64, (int[]) null))
          .as(type.numpyName())
          .contains(0, 255);
    }
  }

  @Test
  void labelsHaveAColourEachAndNothingIsBlack() throws Exception {
    write(TexturedImage.of(SampleType.UINT32, ImageRole.LABEL, 1, 1, 1, 1, 1_100, 4_000));
    BufferedImage picture = draw(grey(region(2_540, 100, 40, 4), Projection.NONE, 0, 0));
    for (int x = 0; x < 40; x++) {
      long label = Texture.value(0, 0, 0, 100, 2_540 + x) * 65_537L;
      assertThat(picture.getRGB(x, 0) & WHITE).isEqualTo(LabelColors.of(label));
    }
    assertThat(picture.getRGB(39, 0) & WHITE).as("an empty block").isZero();
    assertThat(LabelColors.of(1)).isNotEqualTo(LabelColors.of(2)).isNotEqualTo(LabelColors.of(3));
    assertThat(LabelColors.of(Long.MAX_VALUE)).isNotZero();
  }

  @Test
  void whatIsNotInTheImageIsRefusedByItsParameter() throws Exception {
    write(TexturedImage.of(SampleType.UINT8, 2, 2, 3, 50, 70));
    refused("region.invalid", grey(region(70, 0, 5, 5), Projection.NONE, 0, 0));
    refused("z.invalid", grey(Optional.empty(), Projection.MAX, 1, 3));
    refused("channel.invalid", hiding(Set.of(2)));
    View late =
        new View(
            List.of(),
            Set.of(),
            OptionalInt.of(2),
            Optional.empty(),
            Projection.NONE,
            Optional.empty(),
            9,
            9);
    refused("t.invalid", late);
    ChannelView first =
        new ChannelView(0, OptionalInt.empty(), new ChannelView.Brightness.Stored());
    View twice =
        new View(
            List.of(first, first),
            Set.of(),
            OptionalInt.empty(),
            Optional.empty(),
            Projection.NONE,
            Optional.empty(),
            9,
            9);
    refused("channel.invalid", twice);
  }

  @Test
  void aRegionThatReachesPastTheEdgeIsCutThere() throws Exception {
    write(TexturedImage.of(SampleType.UINT8, 1, 1, 1, 50, 70));
    BufferedImage picture =
        draw(grey(region(60, 40, Integer.MAX_VALUE, 100), Projection.NONE, 0, 0));
    assertThat(picture.getWidth()).isEqualTo(10);
    assertThat(picture.getHeight()).isEqualTo(10);
  }

  @Test
  void picturesThatTakeTooMuchAreRefusedBeforeAnythingIsRead() throws Exception {
    write(TexturedImage.of(SampleType.UINT8, 1, 1, 2_100, 8, 8));
    refused("render.too-much", grey(Optional.empty(), Projection.MAX, 0, 2_099));
    Drawing fits =
        Drawing.plan(
            StoredImage.read(counting(), ""), grey(Optional.empty(), Projection.MAX, 0, 2_000));
    assertThat(fits.memoryBytes()).isLessThan(1 << 20);
  }

  @Test
  void damagedChunksAreFoundAndMissingOnesAreBlack() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 1, 1, 64, 64));
    Path shard = folder.resolve("0/c/0/0/0/0/0");
    byte[] bytes = Files.readAllBytes(shard);
    byte[] flipped = bytes.clone();
    flipped[bytes.length - 3] ^= 1;
    Files.write(shard, flipped);
    assertThatThrownBy(() -> draw(View.of(64))).isInstanceOf(DamagedArrayException.class);
    byte[] overwritten = bytes.clone();
    java.util.Arrays.fill(overwritten, 0, bytes.length - 20, (byte) 0x55);
    Files.write(shard, overwritten);
    assertThatThrownBy(() -> draw(View.of(64))).isInstanceOf(DamagedArrayException.class);
    Files.write(shard, new byte[3]);
    assertThatThrownBy(() -> draw(View.of(64))).isInstanceOf(DamagedArrayException.class);
    Files.delete(shard);
    assertThat(draw(View.of(64)).getRGB(3, 3) & WHITE).isZero();
  }

  @Test
  void metadataOfOthersIsNoImage() throws Exception {
    write(TexturedImage.of(SampleType.UINT16, 1, 1, 1, 64, 64));
    String array = Files.readString(folder.resolve("0/zarr.json"));
    for (String other :
        List.of(
            array.replaceFirst("sharding_indexed", "bytes"),
            array.replace("64", "70000"),
            array.replace("uint16", "r16"),
            array.replace("\"zstd\"", "\"zstd\"").replace("\"blosc\"", "\"gzip\""),
            "{}",
            "[]")) {
      Files.writeString(folder.resolve("0/zarr.json"), other);
      assertThatThrownBy(() -> draw(View.of(64)))
          .as(other)
          .isInstanceOf(DamagedArrayException.class);
    }
  }

  private void refused(String code, View view) throws IOException {
    StoredImage image = StoredImage.read(counting(), "");
    reads.clear();
    assertThatThrownBy(() -> Drawing.plan(image, view))
        .isInstanceOfSatisfying(
            ViewException.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(reads).isEmpty();
  }

  private static Optional<Region> region(int x, int y, int width, int height) {
    return Optional.of(new Region(x, y, width, height));
  }

  private static View grey(Optional<Region> region, Projection projection, int first, int last) {
    ChannelView channel =
        new ChannelView(0, OptionalInt.of(WHITE), new ChannelView.Brightness.Given(WINDOW));
    return new View(
        List.of(channel),
        Set.of(),
        OptionalInt.of(0),
        Optional.of(new Sections(first, last)),
        projection,
        region,
        4_096,
        4_096);
  }

  private static View hiding(Set<Integer> channels) {
    return new View(
        List.of(),
        channels,
        OptionalInt.empty(),
        Optional.empty(),
        Projection.NONE,
        Optional.empty(),
        10,
        10);
  }

  private static int greyOf(float value) {
    int level = Math.round(255 * WINDOW.brightness(value));
    return level << 16 | level << 8 | level;
  }

  private BufferedImage draw(View view) throws Exception {
    return Drawing.plan(StoredImage.read(counting(), ""), view).draw(counting());
  }

  private ObjectSource counting() {
    FolderSink container = new FolderSink(folder);
    return key -> container.open(key).map(source -> new Counted(source, reads));
  }

  private record Counted(ByteSource source, List<Integer> reads) implements ByteSource {
    @Override
    public long size() {
      return source.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      reads.add(length);
      source.read(position, target, offset, length);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }

  private void write(TexturedImage image) throws Exception {
    write(image, folder);
  }

  private static void write(TexturedImage image, Path container) throws Exception {
    TextureReader.converterOf(image)
        .convert(
            "texture",
            TextureReader.NO_FILES,
            Stream.of("texture.tif").toList(),
            new FolderSink(container),
            ConversionOptions.defaults(),
            ConversionProgress.NONE);
  }
}
