package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ConversionReport;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.samples.Pixels;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.LocalFileSet;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;

class WorkerPoolTest {

  private static final Detection TIFF = new Detection("tiff", 1, "a test", true, true);

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Path scratch;
  private WorkerPool pool;

  @BeforeEach
  void open() throws IOException {
    scratch = Files.createDirectory(folder.resolve("scratch"));
    pool = new WorkerPool(settings());
  }

  private WorkerSettings settings() {
    return WorkerSettings.defaults()
        .withFolder(scratch)
        .withWorkers(1)
        .withMemory(64 << 20, 384 << 20)
        .withDeadline(DEADLINE);
  }

  @AfterEach
  void nothingIsLeft() {
    List<Long> workers = pool.idlePids();
    pool.close();
    assertThat(scratch).isEmptyDirectory();
    assertThat(workers).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(ProcessHandle.current().children().map(ProcessHandle::info))
        .noneMatch(info -> info.commandLine().orElse("").contains(scratch.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "hang, worker.timeout",
    "spin, worker.timeout",
    "heap, worker.out-of-memory",
    "direct, worker.out-of-memory",
    "native, worker.out-of-memory",
    "die, worker.crashed",
    "fault, worker.crashed",
    "recurse, image.unreadable",
    "defect, image.unreadable"
  })
  void aFileThatTakesItsWorkerOverFailsAndTheNextIsRead(String order, String code)
      throws IOException, ImagingException {
    assertThatThrownBy(() -> tell(order))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.place()).contains("file");
            });
    assertThat(tell("tell")).containsKey("pid");
  }

  @ParameterizedTest
  @CsvSource({
    "hang, worker.timeout",
    "heap, worker.out-of-memory",
    "die, worker.crashed",
    "coded, test.wrong"
  })
  void troubleInTheMiddleOfAPlaneLeavesNoOutputAndTheNextFileConverts(String order, String code)
      throws Exception {
    Path input = Files.createDirectory(folder.resolve("in"));
    Path output = Files.createDirectory(folder.resolve("out"));
    Path bad = Files.writeString(input.resolve("bad"), "rows " + order);
    Path good = Files.writeString(input.resolve("good"), "rows well");
    assertThatThrownBy(() -> convert(bad, output.resolve("bad.ome.zarr")))
        .isInstanceOfSatisfying(ImagingException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(output).isEmptyDirectory();
    assertThat(convert(good, output.resolve("good.ome.zarr")).images()).hasSize(1);
  }

  private ConversionReport convert(Path from, Path to) throws IOException, ImagingException {
    return new FolderConversion(
            new ImageConverter(
                (files, path) -> MisbehavingReader.DETECTION,
                pool::assemble,
                detection -> Readers.forDetection(detection).map(pool::isolated),
                OmeXmlWriter::write))
        .convert(
            from, to, ExistingOutput.REFUSE, ConversionOptions.defaults(), ConversionProgress.NONE);
  }

  @Test
  void aWorkerThatIsKilledFromOutsideCostsItsFileOnly() throws Exception {
    long worker = Long.parseLong(tell("tell").get("pid"));
    try (PixelSource source = openFile("rows well")) {
      ProcessHandle process = ProcessHandle.of(worker).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(10, TimeUnit.SECONDS);
      assertThatThrownBy(() -> source.readRows(0, 0, new PlaneIndex(0, 0, 0), 0, 1, row(), 0))
          .isInstanceOfSatisfying(
              ImagingException.class, e -> assertThat(e.code()).isEqualTo("worker.crashed"));
    }
    long next = Long.parseLong(tell("tell").get("pid"));
    ProcessHandle.of(next).orElseThrow().destroyForcibly();
    ProcessHandle.of(next).ifPresent(process -> process.onExit().join());
    assertThat(tell("tell").get("pid")).as("one that died while idle").isNotEqualTo("" + next);
  }

  @Test
  void aSignalToEndIsForThePoolToHeed() throws Exception {
    ProcessHandle worker = ProcessHandle.of(Long.parseLong(tell("tell").get("pid"))).orElseThrow();
    try (PixelSource source = openFile("rows well")) {
      assertThat(worker.destroy()).isTrue();
      source.readRows(0, 0, new PlaneIndex(0, 0, 0), 0, 1, row(), 0);
    }
    assertThat(tell("tell")).containsEntry("pid", Long.toString(worker.pid()));
  }

  @Test
  void aWorkerIsUsedAgainUntilItHasReadItsShare() throws Exception {
    pool.close();
    pool = new WorkerPool(settings().withFilesPerWorker(2));
    String first = tell("tell").get("pid");
    assertThatThrownBy(() -> tell("coded"))
        .isInstanceOfSatisfying(
            ImagingException.class,
            e -> {
              assertThat(e.code()).isEqualTo("test.wrong");
              assertThat(e.place()).contains("file at 7");
              assertThat(e).hasMessage("It is wrong.");
            });
    String third = tell("tell").get("pid");
    String fourth = tell("tell").get("pid");
    assertThat(third).isNotEqualTo(first);
    assertThat(fourth).isEqualTo(third);
  }

  @Test
  void aWorkerKnowsNothingOfThisProcessEnvironment() throws Exception {
    assertThat(System.getenv()).isNotEmpty();
    assertThat(tell("tell").keySet().stream().filter(key -> key.startsWith("env.")))
        .containsExactlyInAnyOrder("env.LC_ALL", "env.MALLOC_ARENA_MAX");
  }

  @Test
  void whatAReaderPrintsDisturbsNothing() throws Exception {
    assertThat(tell("print")).isEmpty();
    assertThat(tell("tell")).containsKey("pid");
  }

  @Test
  void aWorkerSeesTheNamesOfAllFilesOfTheSet() throws Exception {
    MemoryFiles files = new MemoryFiles().with("file", "tell".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 2_500; i++) {
      files.with("other/" + i, new byte[0]);
    }
    try (PixelSource source =
        pool.isolated(new MisbehavingReader())
            .open(files, "file", MisbehavingReader.DETECTION, ReadLimits.DEFAULT)) {
      assertThat(source.images().getFirst().originalMetadata()).containsEntry("paths", "2501");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UINT8, 1, 1, 2, 50, 70",
    "UINT16, 2, 3, 2, 300, 301",
    "FLOAT32, 1, 1, 1, 2000, 2100"
  })
  void pixelsThroughAWorkerAreThoseOfTheReader(
      SampleType type, int sizeT, int sizeC, int sizeZ, int sizeY, int sizeX) throws Exception {
    Path file = folder.resolve("a.tif");
    TexturedImage.of(type, sizeT, sizeC, sizeZ, sizeY, sizeX).writeTiff(file);
    LocalFileSet files = new LocalFileSet(folder);
    var reader = Readers.forDetection(TIFF).orElseThrow();
    try (PixelSource direct = reader.open(files, "a.tif", TIFF, ReadLimits.DEFAULT);
        PixelSource isolated =
            pool.isolated(reader).open(files, "a.tif", TIFF, ReadLimits.DEFAULT)) {
      assertThat(isolated.images()).isEqualTo(direct.images());
      assertThat(isolated.preferredRows(0, 0)).isEqualTo(direct.preferredRows(0, 0));
      assertThat(Pixels.digest(isolated, 0)).isEqualTo(Pixels.digest(direct, 0));
    }
  }

  /** A new question with a default answer would otherwise be answered by the default. */
  @Test
  void everyQuestionToASourceOrReaderIsPassedOn() {
    assertThat(IsolatedSource.class.getDeclaredMethods())
        .extracting(Method::getName)
        .contains(names(PixelSource.class));
    assertThat(IsolatedReader.class.getDeclaredMethods())
        .extracting(Method::getName)
        .contains(names(PixelSourceProvider.class));
    assertThat(RemoteFiles.class.getDeclaredMethods())
        .extracting(Method::getName)
        .contains(names(FileSet.class));
  }

  private static String[] names(Class<?> port) {
    return Stream.of(port.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(Method::getName)
        .toArray(String[]::new);
  }

  @Test
  void whatTheStoreThrowsIsThrownAsItIs() {
    IOException away = new IOException("the store is away");
    assertThatThrownBy(() -> open(failing(away)).close()).isSameAs(away);
    IllegalStateException defect = new IllegalStateException("a pool of connections is closed");
    assertThatThrownBy(() -> pool.detect(failing(defect), "file")).isSameAs(defect);
  }

  @Test
  void timeThatBytesTakeToComeIsNotTheReaders() throws Exception {
    ByteSource content = MemoryFiles.source("tell".getBytes(StandardCharsets.UTF_8));
    ByteSource late =
        new ByteSource() {
          @Override
          public long size() {
            return content.size();
          }

          @Override
          public void read(long position, byte[] target, int offset, int length)
              throws IOException {
            try {
              assertThat(new CountDownLatch(1).await(12, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            content.read(position, target, offset, length);
          }

          @Override
          public void close() throws IOException {
            content.close();
          }
        };
    try (PixelSource source = open(late)) {
      assertThat(source.images()).hasSize(1);
    }
  }

  @Test
  void filesAreDetectedInAWorkerAsTheyAreHere() throws Exception {
    Path file = folder.resolve("a.tif");
    TexturedImage.of(SampleType.UINT8, 1, 1, 1, 20, 10).writeTiff(file);
    try (ByteSource source = new LocalFileSet(folder).open("a.tif").orElseThrow()) {
      assertThat(pool.detect(source, "a.tif").format()).isEqualTo("imagej-tiff");
      assertThat(source.size()).as("still the caller's").isPositive();
      source.read(0, new byte[8], 0, 8);
    }
    assertThat(pool.detect(MemoryFiles.source(new byte[0]), "b.tif").format()).isEqualTo("empty");
  }

  @Test
  void aFileThatIsToldByItsNeighbourIsDetectedInAWorkerAsItIsHere() throws Exception {
    byte[] header = new byte[348];
    System.arraycopy("ni1".getBytes(StandardCharsets.US_ASCII), 0, header, 344, 3);
    MemoryFiles files = new MemoryFiles().with("brain.hdr", header).with("brain.img", new byte[64]);
    Detection here = FormatDetector.detect(files, "brain.img");
    assertThat(here.format()).isEqualTo("nifti");
    assertThat(pool.detect(files, "brain.img")).isEqualTo(here);
  }

  private static ByteSource failing(Exception failure) {
    return new ByteSource() {
      @Override
      public long size() {
        return 10;
      }

      @Override
      public void read(long position, byte[] target, int offset, int length) throws IOException {
        switch (failure) {
          case IOException e -> throw e;
          case RuntimeException e -> throw e;
          default -> throw new IllegalStateException(failure);
        }
      }

      @Override
      public void close() {}
    };
  }

  private Map<String, String> tell(String order) throws IOException, ImagingException {
    try (PixelSource source = openFile(order)) {
      return source.images().getFirst().originalMetadata();
    }
  }

  private PixelSource openFile(String order) throws IOException, ImagingException {
    return open(MemoryFiles.source(order.getBytes(StandardCharsets.UTF_8)));
  }

  private PixelSource open(ByteSource content) throws IOException, ImagingException {
    var files =
        new FileSet() {
          @Override
          public Stream<String> paths() {
            return Stream.of("file");
          }

          @Override
          public Optional<ByteSource> open(String path) {
            return path.equals("file") ? Optional.of(content) : Optional.empty();
          }
        };
    return pool.isolated(new MisbehavingReader())
        .open(files, "file", MisbehavingReader.DETECTION, ReadLimits.DEFAULT);
  }

  private static byte[] row() {
    return new byte[MisbehavingReader.SIZE * 2];
  }
}
