package org.lumenark.ingest.reader;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.assemble.DetectedFile;
import org.lumenark.imaging.assemble.ImageAssembler;
import org.lumenark.imaging.assemble.ImageCandidate;
import org.lumenark.imaging.bioformats.BioFormatsJar;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.detect.FormatDetector;
import org.lumenark.imaging.isolate.BioFormatsPlugin;
import org.lumenark.imaging.isolate.WorkerPool;
import org.lumenark.imaging.isolate.WorkerSettings;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.Readers;
import org.lumenark.ingest.IngestConfig;

/** The readers of deposited files, in worker processes unless that is switched off. */
@ApplicationScoped
public class ImageReaders {

  private final Optional<WorkerPool> pool;
  private final Optional<BioFormatsPlugin> bioFormats;

  ImageReaders(IngestConfig config) {
    WorkerSettings settings = settings(config);
    pool = config.isolation() ? Optional.of(new WorkerPool(settings)) : Optional.empty();
    bioFormats =
        config
            .bioFormatsJar()
            .map(path -> new BioFormatsJar(path, config.bioFormatsSha256().orElse("")))
            .map(jar ->
                new BioFormatsPlugin(
                    settings
                        .withWorkers(config.bioFormatsProcesses())
                        .withDeadline(config.bioFormatsDeadline())
                        .withBioFormats(jar, config.bioFormatsCopiedBytes())));
  }

  private static WorkerSettings settings(IngestConfig config) {
    return WorkerSettings.defaults()
        .withWorkers(config.readerProcesses().orElse(config.pixelWorkers() + 1))
        .withFilesPerWorker(config.readerFiles())
        .withMemory(config.readerHeap(), config.readerMemory())
        .withDeadline(config.readerDeadline());
  }

  /**
   * What a file of a set is; samples without a header of their own are what the file beside them
   * says.
   *
   * @throws ImagingException {@code worker.*} if looking at it ended the worker
   * @throws IOException if the bytes cannot be had
   */
  public Detection detect(FileSet files, String path) throws IOException, ImagingException {
    Detection detected =
        pool.isPresent() ? pool.get().detect(files, path) : FormatDetector.detect(files, path);
    if (bioFormats.isEmpty()) {
      return detected;
    }
    try (ByteSource bytes = files.open(path).orElseThrow(() -> new NoSuchFileException(path))) {
      return bioFormats.get().detect(detected, bytes, path);
    }
  }

  /** Which images files are; memory grows by the paths of image files. */
  public List<ImageCandidate> assemble(FileSet files, Iterable<DetectedFile> detected)
      throws IOException {
    if (pool.isEmpty()) {
      return new ImageAssembler(ReadLimits.DEFAULT).assemble(files, detected);
    }
    List<DetectedFile> images = new ArrayList<>();
    for (DetectedFile file : detected) {
      if (file.detection().image()) {
        images.add(file);
      }
    }
    return pool.get().assemble(files, images, ReadLimits.DEFAULT);
  }

  /** The reader for what was detected; empty if the file can only be kept as it is. */
  public Optional<PixelSourceProvider> forDetection(Detection detection) {
    Optional<PixelSourceProvider> reader = Readers.forDetection(detection);
    Optional<PixelSourceProvider> own =
        pool.isPresent() ? reader.map(pool.get()::isolated) : reader;
    return bioFormats.isPresent() ? bioFormats.get().readerFor(detection, own) : own;
  }

  /**
   * Whether a file may be read once more: what ended its worker may have been meant for another
   * process, as when the system runs out of memory.
   */
  public static boolean isWorthAnotherTry(String code) {
    return code.equals("worker.crashed");
  }

  @PreDestroy
  void close() {
    pool.ifPresent(WorkerPool::close);
    bioFormats.ifPresent(BioFormatsPlugin::close);
  }
}
