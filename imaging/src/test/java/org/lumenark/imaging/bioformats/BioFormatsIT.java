package org.lumenark.imaging.bioformats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerSettings;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Oracles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.samples.SharedData;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;

/** With the real jar, which the independent readers bring. */
class BioFormatsIT {

  private static final String DIGEST =
      "289af1d5c9b34766fccea1fc7deb072b2e8ce445b6fe9a5677bce2e95bdc8cc9";
  private static final Detection UNKNOWN = new Detection("unknown", 0.8, "a test", true, true);

  private static Path jar = Path.of("");

  @TempDir Path folder;
  private Path scratch;
  private WorkerPool pool;

  @BeforeAll
  static void findTheJar() throws Exception {
    jar = Oracles.bioFormats();
  }

  @BeforeEach
  void open() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    pool = pool(DIGEST);
  }

  private WorkerPool pool(String digest) {
    return new WorkerPool(
        WorkerSettings.defaults()
            .withFolder(scratch)
            .withWorkers(1)
            .withDeadline(Duration.ofSeconds(60))
            .withBioFormats(new BioFormatsJar(jar, digest), 64 << 20));
  }

  @AfterEach
  void nothingIsLeft() {
    if (pool != null) {
      pool.close();
      assertThat(scratch).isEmptyDirectory();
    }
  }

  @Test
  void aFormatWithoutReaderOfOursIsReadAndConverted() throws Exception {
    byte[] fits = fits(3, 40, 50);
    Files.write(folder.resolve("sky.fits"), fits);
    try (PixelSource source = openFile(new LocalFileSet(folder), "sky.fits")) {
      ImageDescription image = source.images().getFirst();
      assertThat(source.images()).hasSize(1);
      assertThat(List.of(image.sizeX(), image.sizeY(), image.sizeZ())).containsExactly(50, 40, 3);
      assertThat(image.type()).isEqualTo(SampleType.INT16);
      assertThat(image.files()).containsExactly("sky.fits");
      for (int z = 0; z < 3; z++) {
        ByteBuffer plane =
            ByteBuffer.wrap(Pixels.plane(source, 0, 0, new PlaneIndex(0, 0, z)))
                .order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 40 * 50; i++) {
          assertThat(plane.getShort()).isEqualTo(sample(z, i));
        }
      }
    }
    ConversionReport report =
        new FolderConversion(
                new ImageConverter(
                    BioFormatsIT::detect, detection -> pool.bioFormats(), OmeXmlWriter::write))
            .convert(
                folder.resolve("sky.fits"),
                folder.resolve("out/sky.ome.zarr"),
                ExistingOutput.REFUSE,
                ConversionOptions.defaults(),
                ConversionProgress.NONE);
    assertThat(report.reader()).isEqualTo("bio-formats");
    assertThat(report.images().getFirst().shape()).containsExactly(1L, 1L, 3L, 40L, 50L);
  }

  private static Detection detect(FileSet files, String path) throws IOException {
    try (ByteSource source = files.open(path).orElseThrow()) {
      return FormatDetector.detect(source, path);
    }
  }

  @Test
  void seriesChannelsAndMetadataOfARealFileAreTakenOver() throws Exception {
    LocalFileSet files = new LocalFileSet(SharedData.images());
    try (PixelSource source = openFile(files, "czi/CellDivision_T3_Z5_CH2_X240_Y170.czi")) {
      ImageDescription image = source.images().getFirst();
      assertThat(List.of(image.sizeT(), image.sizeC(), image.sizeZ(), image.sizeY(), image.sizeX()))
          .containsExactly(3, 2, 5, 170, 240);
      assertThat(image.physicalSizes().x()).isPresent();
      assertThat(image.channels().getFirst().name()).isPresent();
      assertThat(image.originalMetadata()).isNotEmpty();
      byte[] whole = Pixels.plane(source, 0, 0, new PlaneIndex(2, 1, 4));
      byte[] some = new byte[240 * 2 * 7];
      source.readRows(0, 0, new PlaneIndex(2, 1, 4), 100, 7, some, 0);
      assertThat(some).isEqualTo(java.util.Arrays.copyOfRange(whole, 100 * 480, 107 * 480));
    }
  }

  @Test
  void itIsAskedByNameAndContentWhatAFileIs() throws Exception {
    assertThat(pool.recognise(MemoryFiles.source(fits(1, 4, 4)), "a.fits"))
        .contains(new BioFormatsClaim("Flexible Image Transport System", false));
    byte[] gatan = ByteBuffer.allocate(5_000).putInt(3).putInt(4_984).putInt(1).array();
    assertThat(pool.recognise(MemoryFiles.source(gatan), "Cells.DM3"))
        .contains(new BioFormatsClaim("Gatan Digital Micrograph", true));
    assertThat(pool.recognise(MemoryFiles.source(new byte[5_000]), "a.bin")).isEmpty();
    assertThat(pool.recognise(MemoryFiles.source(new byte[5_000]), "a&sizeX=9.fake")).isEmpty();
  }

  @Test
  void whatItCannotReadEndsInACodeAndTheNextFileIsRead() throws Exception {
    byte[] cut = java.util.Arrays.copyOf(fits(3, 400, 500), 4_000);
    MemoryFiles files =
        new MemoryFiles()
            .with("cut.fits", cut)
            .with("whole.fits", fits(1, 4, 4))
            .with("noise.bin", new byte[3_000]);
    assertThatThrownBy(() -> readAll(files, "cut.fits"))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).startsWith("bioformats.");
              assertThat(e.place()).contains("cut.fits");
            });
    assertThatThrownBy(() -> readAll(files, "noise.bin"))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.code()).isEqualTo("no-reader"));
    readAll(files, "whole.fits");
  }

  private void readAll(FileSet files, String path) throws IOException, ImagingException {
    try (PixelSource source = openFile(files, path)) {
      Pixels.digest(source, 0);
    }
  }

  @Test
  void moreThanMayBeCopiedIsRefused() {
    MemoryFiles files =
        new MemoryFiles().with("a.fits", fits(1, 4, 4)).with("a_more.bin", new byte[65 << 20]);
    assertThatThrownBy(() -> readAll(files, "a.fits"))
        .isInstanceOfSatisfying(
            ImagingException.class, e -> assertThat(e.code()).isEqualTo("plugin.too-large"));
  }

  @Test
  void anotherJarThanTheChosenOneIsNotLoaded() {
    pool.close();
    pool = pool("0".repeat(64));
    MemoryFiles files = new MemoryFiles().with("a.fits", fits(1, 4, 4));
    assertThatThrownBy(() -> readAll(files, "a.fits"))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo("plugin.digest-differs");
              assertThat(e).hasMessageContaining(DIGEST);
            });
  }

  private PixelSource openFile(FileSet files, String path) throws IOException, ImagingException {
    return pool.bioFormats().orElseThrow().open(files, path, UNKNOWN, ReadLimits.DEFAULT);
  }

  /**
   * By the FITS standard 4.0 (https://fits.gsfc.nasa.gov/fits_standard.html): cards of 80
   * characters in blocks of 2,880 bytes, then big-endian samples.
   */
  private static byte[] fits(int sizeZ, int sizeY, int sizeX) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> cards =
        List.of(
            "SIMPLE  =                    T",
            "BITPIX  =                   16",
            "NAXIS   =                    3",
            "NAXIS1  = %20d".formatted(sizeX),
            "NAXIS2  = %20d".formatted(sizeY),
            "NAXIS3  = %20d".formatted(sizeZ),
            "END");
    cards.forEach(
        card -> out.writeBytes("%-80s".formatted(card).getBytes(StandardCharsets.US_ASCII)));
    out.writeBytes(" ".repeat(2_880 - out.size()).getBytes(StandardCharsets.US_ASCII));
    ByteBuffer samples = ByteBuffer.allocate(sizeZ * sizeY * sizeX * 2);
    for (int z = 0; z < sizeZ; z++) {
      for (int i = 0; i < sizeY * sizeX; i++) {
        samples.putShort(sample(z, i));
      }
    }
    out.writeBytes(samples.array());
    out.writeBytes(new byte[(2_880 - out.size() % 2_880) % 2_880]);
    return out.toByteArray();
  }

  private static short sample(int z, int i) {
    return (short) (z * 5_000 + i * 7 - 3_000);
  }
}
