package org.lumenark.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the measurements, prints a table and keeps the raw figures. Arguments: the archive's URL, a
 * folder for inputs and outputs, the launcher of the command line, the file for raw figures, the
 * process ids of the five services (comma-separated), {@code full} or {@code quick} for a tenth of
 * the load, and the milliseconds of each warm start.
 */
public final class Bench {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int WARM_STARTS = 6;

  /** Leaves images behind that the catalogue does not know: only if it is named. */
  private static final String SEARCH = "search";

  /** Takes half an hour: only if it is named. */
  private static final String STUDY = "study";

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
    ArchiveUnderTest archive = ArchiveUnderTest.loggedIn(url, "depositor");
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    measurements.put("memory", () -> List.of(ResidentMemory.of(processes)));
    measurements.put("command", () -> List.of(CommandStart.measure(launcher, quick ? 3 : 10)));
    measurements.put("upload", () -> upload(archive, scratch, quick));
    measurements.put("submit", () -> submit(archive, quick));
    measurements.put("release", () -> List.of(new ReleaseBench(archive).measure(quick ? 5 : 20)));
    measurements.put(
        "file-list",
        () ->
            new FileListBench(
                    archive,
                    scratch,
                    processes,
                    Optional.ofNullable(System.getenv("LUMENARK_BENCH_DATABASE")))
                .measure(quick ? 240_000 : 2_400_000, 3));
    measurements.put(
        "conversion",
        () ->
            new ConversionBench(scratch, launcher)
                .measure(quick ? 256L << 20 : 1L << 30, quick ? 3 : 5));
    measurements.put(
        "conversion-scale",
        () ->
            new ConversionBench(scratch, launcher)
                .scale(quick ? 80_000_000 : 800_000_000, quick ? 1 : 3));
    measurements.put("chunks", () -> chunks(archive, scratch, quick));
    measurements.put(
        STUDY, () -> study(new StudyBench(archive, url, scratch), quick ? 100_000 : 1_000_000));
    measurements.put(SEARCH, () -> search(archive, quick));
    measurements.keySet().retainAll(wanted(measurements.keySet()));
    for (Measurement measurement : measurements.values()) {
      figures.addAll(measurement.take());
    }

    print(figures);
    ObjectNode document = JSON.createObjectNode();
    document.put("at", Instant.now().toString());
    document.put("processors", Runtime.getRuntime().availableProcessors());
    document.set("figures", JSON.valueToTree(figures));
    Files.createDirectories(raw.toAbsolutePath().getParent());
    Files.writeString(raw, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
    System.out.println("\nraw figures: " + raw);
  }

  /** One or more figures of the archive. */
  @FunctionalInterface
  private interface Measurement {
    List<Figure> take() throws Exception;
  }

  /** Those that {@code LUMENARK_BENCH_ONLY} names, else all that leave the archive usable. */
  private static Collection<String> wanted(Set<String> all) {
    String only = System.getenv("LUMENARK_BENCH_ONLY");
    if (only == null) {
      return all.stream().filter(name -> !Set.of(SEARCH, STUDY).contains(name)).toList();
    }
    List<String> wanted = List.of(only.split(","));
    if (!all.containsAll(wanted)) {
      throw new IllegalArgumentException("measurements are " + all);
    }
    return wanted;
  }

  private static List<Figure> upload(ArchiveUnderTest archive, Path scratch, boolean quick)
      throws Exception {
    UploadBench upload =
        new UploadBench(
            archive,
            scratch,
            Optional.ofNullable(System.getenv("LUMENARK_BENCH_STORE")).map(BenchStore::new));
    List<Figure> figures = new ArrayList<>();
    figures.add(upload.small(quick ? 2_000 : 20_000, 3));
    figures.addAll(upload.large(quick ? 200_000_000L : 2_000_000_000L, 3));
    return figures;
  }

  private static List<Figure> chunks(ArchiveUnderTest archive, Path scratch, boolean quick)
      throws Exception {
    BenchStore store = new BenchStore(required("LUMENARK_BENCH_STORE"));
    return new ChunkBench(archive, store, scratch)
        .measure(256L << 20, quick ? 400 : 4_000, quick ? 1 : 5);
  }

  private static List<Figure> search(ArchiveUnderTest archive, boolean quick) throws Exception {
    CataloguedImages images =
        CataloguedImages.annotatedBy(Path.of(required("LUMENARK_BENCH_TABLES")));
    return new SearchBench(archive, required("LUMENARK_BENCH_KAFKA"), images)
        .measure(quick ? 50 : 1_000, quick ? 5 : 20);
  }

  /** Of a study of this benchmark that is there already, if it is named. */
  private static List<Figure> study(StudyBench bench, int files) throws Exception {
    String accession = System.getenv("LUMENARK_BENCH_STUDY");
    return accession == null ? bench.measure(files) : bench.measure(files, accession);
  }

  private static String required(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .orElseThrow(() -> new IllegalArgumentException(variable + " is not set"));
  }

  private static List<Figure> submit(ArchiveUnderTest archive, boolean quick) throws Exception {
    SubmitBench submit = new SubmitBench(archive);
    return List.of(
        submit.measure(1, quick ? 5 : 20),
        submit.measure(1_000, quick ? 3 : 20),
        submit.measure(quick ? 10_000 : 100_000, quick ? 1 : 5),
        submit.measure(quick ? 100_000 : 1_000_000, quick ? 1 : 3));
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
