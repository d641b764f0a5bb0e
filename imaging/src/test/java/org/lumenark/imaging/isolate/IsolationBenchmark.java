package org.lumenark.imaging.isolate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.lumenark.imaging.convert.ConversionOptions;
import org.lumenark.imaging.convert.ConversionProgress;
import org.lumenark.imaging.convert.ExistingOutput;
import org.lumenark.imaging.convert.FolderConversion;
import org.lumenark.imaging.convert.ImageConverter;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.ome.OmeXmlWriter;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Readers;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TexturedImage;

/**
 * What a worker costs: converts one large file and many small ones with and without, in turns, from
 * the page cache: {@code WORK_FOLDER LARGE_MEGABYTES SMALL_FILES REPEATS}. Prints JSON: seconds,
 * and seconds of processors, which other work on the machine disturbs less.
 */
final class IsolationBenchmark {

  private static final ObjectMapper JSON = new ObjectMapper();

  private IsolationBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Files.createDirectories(Path.of(arguments[0]));
    int sections = Math.max(1, Integer.parseInt(arguments[1]) / 8);
    int count = Integer.parseInt(arguments[2]);
    int repeats = Integer.parseInt(arguments[3]);
    Path large = Files.createDirectories(work.resolve("large"));
    Path small = Files.createDirectories(work.resolve("small"));
    TexturedImage.of(SampleType.UINT16, 1, 1, sections, 2048, 2048)
        .writeTiff(large.resolve("large.tif"));
    for (int i = 0; i < count; i++) {
      TexturedImage.of(SampleType.UINT16, 1, 1, 1, 512, 512).writeTiff(small.resolve(i + ".tif"));
    }
    ObjectNode result = JSON.createObjectNode();
    long start = System.nanoTime();
    try (WorkerPool pool = new WorkerPool(WorkerSettings.defaults())) {
      pool.detect(NO_BYTES, "none");
      result.put("firstWorker", (System.nanoTime() - start) / 1e9);
      for (Path input : List.of(large, small)) {
        Times here = new Times(new double[repeats], new double[repeats]);
        Times isolated = new Times(new double[repeats], new double[repeats]);
        for (int i = 0; i < repeats; i++) {
          here.measure(i, pool, ImageConverter.installed(), input, work);
          isolated.measure(i, pool, isolated(pool), input, work);
        }
        ObjectNode node = result.putObject(input.getFileName().toString());
        report(node.putObject("seconds"), here.wall(), isolated.wall());
        report(node.putObject("processorSeconds"), here.processor(), isolated.processor());
      }
      result.put(
          "workerMemory", pool.idlePids().stream().mapToLong(ResidentMemory::of).max().orElse(0));
    }
    System.out.println(JSON.writeValueAsString(result));
  }

  private record Times(double[] wall, double[] processor) {

    void measure(int run, WorkerPool pool, ImageConverter converter, Path input, Path work)
        throws Exception {
      double before = processorSeconds(pool);
      wall[run] = seconds(converter, input, work);
      processor[run] = processorSeconds(pool) - before;
    }

    /** Of this process and the idle workers, which are all of them between two runs. */
    private static double processorSeconds(WorkerPool pool) {
      Stream<ProcessHandle> workers =
          pool.idlePids().stream().flatMap(pid -> ProcessHandle.of(pid).stream());
      return Stream.concat(Stream.of(ProcessHandle.current()), workers)
          .flatMap(process -> process.info().totalCpuDuration().stream())
          .mapToDouble(duration -> duration.toNanos() / 1e9)
          .sum();
    }
  }

  private static final ByteSource NO_BYTES =
      new ByteSource() {
        @Override
        public long size() {
          return 0;
        }

        @Override
        public void read(long position, byte[] target, int offset, int length) {
          throw new IllegalStateException("there are none");
        }

        @Override
        public void close() {}
      };

  private static ImageConverter isolated(WorkerPool pool) {
    return new ImageConverter(
        (files, path) -> detect(pool, files, path),
        pool::assemble,
        detection -> Readers.forDetection(detection).map(pool::isolated),
        OmeXmlWriter::write);
  }

  private static Detection detect(WorkerPool pool, FileSet files, String path)
      throws IOException, ImagingException {
    try (ByteSource source = files.open(path).orElseThrow(() -> new NoSuchFileException(path))) {
      return pool.detect(source, path);
    }
  }

  private static double seconds(ImageConverter converter, Path input, Path work) throws Exception {
    List<Path> files;
    try (Stream<Path> list = Files.list(input)) {
      files = list.sorted().toList();
    }
    double seconds = 0;
    for (Path file : files) {
      Path output = work.resolve("output");
      long start = System.nanoTime();
      new FolderConversion(converter)
          .convert(
              file,
              output,
              ExistingOutput.REFUSE,
              ConversionOptions.defaults(),
              ConversionProgress.NONE);
      seconds += (System.nanoTime() - start) / 1e9;
      Scratch.delete(output);
    }
    return seconds;
  }

  private static void report(ObjectNode node, double[] here, double[] isolated) {
    Arrays.stream(here).forEach(node.withArray("here")::add);
    Arrays.stream(isolated).forEach(node.withArray("isolated")::add);
    Arrays.sort(here);
    Arrays.sort(isolated);
    node.put("ratio", isolated[isolated.length / 2] / here[here.length / 2]);
  }
}
