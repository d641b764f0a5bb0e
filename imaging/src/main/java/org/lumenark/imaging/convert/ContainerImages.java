package org.lumenark.imaging.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lumenark.imaging.assemble.FoundImage;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;

/**
 * Converts the images of one container. Those that are small beside the memory that there is are
 * converted several at once, each with its share: so small that a share gives them the same chunks
 * and shards as all of it would. A large image keeps every processor busy alone.
 */
final class ContainerImages {

  private static final int SMALL_PART = 8;

  private final FileSet files;
  private final ContainerWriter container;
  private final ConversionOptions options;
  private final ConversionProgress progress;
  private final int count;

  /**
   * @param count images of the container
   */
  ContainerImages(
      FileSet files,
      ContainerWriter container,
      ConversionOptions options,
      ConversionProgress progress,
      int count) {
    this.files = files;
    this.container = container;
    this.options = options;
    this.progress = progress;
    this.count = count;
  }

  void write(List<SourceImages> sources) throws IOException, ImagingException {
    int atOnce = options.sharesOfMemory(sources.size());
    ConversionOptions share = options.withMemoryBudget(options.memoryBudget() / atOnce);
    int next = 0;
    while (next < sources.size()) {
      int end = next;
      while (atOnce > 1 && end < sources.size() && isSmall(sources.get(end), share)) {
        end++;
      }
      if (end - next > 1) {
        writeAtOnce(sources.subList(next, end), atOnce, share);
        next = end;
      } else {
        write(sources.get(next), options, progress).forEach(container::add);
        next++;
      }
    }
  }

  /** What is wrapped is unpacked somewhere, of which there is one place only. */
  private static boolean isSmall(SourceImages source, ConversionOptions share) {
    return source.bytes() <= share.memoryBudget() / SMALL_PART
        && source.image().detection().wrapper().isEmpty();
  }

  /** If several fail, the first of them in the order of the container is told. */
  private void writeAtOnce(List<SourceImages> sources, int atOnce, ConversionOptions share)
      throws IOException, ImagingException {
    Thread.Builder names = Thread.ofPlatform().daemon().name("lumenark-convert-", 1);
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce, names.factory())) {
      List<Future<List<WrittenImage>>> running = new ArrayList<>();
      for (SourceImages source : sources) {
        running.add(threads.submit(() -> write(source, share, new WholeImages())));
      }
      try {
        for (Future<List<WrittenImage>> one : running) {
          Awaited.result(one).forEach(container::add);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private List<WrittenImage> write(
      SourceImages from, ConversionOptions memory, ConversionProgress heard)
      throws IOException, ImagingException {
    FoundImage first = from.image();
    List<WrittenImage> written = new ArrayList<>();
    try (PixelSource source =
        first.reader().open(files, first.entry(), first.detection(), options.limits())) {
      for (FoundImage image : from.images()) {
        int number = from.first() + written.size();
        heard.image(number, count, image.description().name(), image.bytes());
        ImageSource opened =
            new ImageSource(source, image.number(), image.description(), image.role());
        written.add(container.write(opened, image.path(), memory, heard));
      }
    }
    return written;
  }

  /** Passes on one call at a time, and each image as a whole: when it is read. */
  private final class WholeImages implements ConversionProgress {

    private int number;
    private String name = "";
    private long total;
    private long done;

    @Override
    public void image(int of, int images, String called, long bytes) {
      number = of;
      name = called;
      total = bytes;
      done = 0;
    }

    @Override
    public void pixels(long bytes) {
      done += bytes;
      if (done == total) {
        synchronized (progress) {
          progress.image(number, count, name, total);
          progress.pixels(total);
        }
      }
    }
  }
}
