package org.lumenark.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs the measurements, prints a table and keeps the raw figures. Arguments: the archive's URL, a
 * folder for inputs and outputs, the launcher of the command line, the file for raw figures, the
 * process ids of the five services (comma-separated), {@code full} or {@code quick} for a tenth of
 * the load, and the milliseconds of each warm start.
 */
public final class Bench {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int WARM_STARTS = 6;

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    Path scratch = Path.of(arguments[1]);
    Path launcher = Path.of(arguments[2]);
    Path raw = Path.of(arguments[3]);
    List<Long> processes = Arrays.stream(arguments[4].split(",")).map(Long::parseLong).toList();
    boolean quick = arguments[5].equals("quick");

    List<Figure> figures = new ArrayList<>();
    if (arguments.length > WARM_STARTS) {
      figures.add(
          new Figure(
              "warm start of the stack",
              "s",
              Arrays.stream(arguments, WARM_STARTS, arguments.length)
                  .map(millis -> Long.parseLong(millis) / 1000.0)
                  .toList()));
    }
    figures.add(ResidentMemory.of(processes));
    figures.add(CommandStart.measure(launcher, quick ? 3 : 10));
    ArchiveUnderTest archive = ArchiveUnderTest.loggedIn(url, "depositor");
    UploadBench upload =
        new UploadBench(
            archive,
            scratch,
            Optional.ofNullable(System.getenv("LUMENARK_BENCH_STORE")).map(BenchStore::new));
    figures.add(upload.small(quick ? 2_000 : 20_000, 3));
    figures.addAll(upload.large(quick ? 200_000_000L : 2_000_000_000L, 3));
    SubmitBench submit = new SubmitBench(archive);
    figures.add(submit.measure(1, quick ? 5 : 20));
    figures.add(submit.measure(1_000, quick ? 3 : 20));
    figures.add(submit.measure(quick ? 10_000 : 100_000, quick ? 1 : 5));
    figures.add(submit.measure(quick ? 100_000 : 1_000_000, quick ? 1 : 3));
    figures.add(new ReleaseBench(archive).measure(quick ? 5 : 20));
    figures.addAll(
        new FileListBench(
                archive,
                scratch,
                processes,
                Optional.ofNullable(System.getenv("LUMENARK_BENCH_DATABASE")))
            .measure(quick ? 240_000 : 2_400_000, 3));
    figures.addAll(
        new ConversionBench(scratch, launcher)
            .measure(quick ? 256L << 20 : 1L << 30, quick ? 3 : 5));

    print(figures);
    ObjectNode document = JSON.createObjectNode();
    document.put("at", Instant.now().toString());
    document.put("processors", Runtime.getRuntime().availableProcessors());
    document.set("figures", JSON.valueToTree(figures));
    Files.createDirectories(raw.toAbsolutePath().getParent());
    Files.writeString(raw, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    System.out.println("\nraw figures: " + raw);
  }

  private static void print(List<Figure> figures) {
    System.out.printf(
        Locale.ROOT,
        "%-46s %10s %10s %10s %10s %6s%n",
        "what",
        "min",
        "median",
        "p95",
        "max",
        "unit");
    for (Figure figure : figures) {
      System.out.printf(
          Locale.ROOT,
          "%-46s %10.2f %10.2f %10.2f %10.2f %6s%n",
          figure.what(),
          figure.quantile(0),
          figure.quantile(0.5),
          figure.quantile(0.95),
          figure.quantile(1),
          figure.unit());
    }
  }
}
