package org.lumenark.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A file list of six columns from the request to its answer, checked and stored, in turns with
 * PostgreSQL's plain {@code COPY} of the same file into a table without keys; and what the services
 * take of memory meanwhile.
 */
final class FileListBench {

  private static final int COLUMNS = 6;

  private final ArchiveUnderTest archive;
  private final Path scratch;
  private final List<Long> processes;
  private final Optional<String> database;

  /**
   * @param database JDBC URL with its login; empty to leave the plain copy out
   */
  FileListBench(
      ArchiveUnderTest archive, Path scratch, List<Long> processes, Optional<String> database) {
    this.archive = archive;
    this.scratch = scratch;
    this.processes = List.copyOf(processes);
    this.database = database;
  }

  List<Figure> measure(int rows, int repeats) throws IOException, SQLException {
    Path list = list(rows);
    String draft = archive.draftWith(1, "File list benchmark with " + rows + " rows");
    List<Double> stored = new ArrayList<>();
    List<Double> copied = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int repeat = 0; repeat < repeats; repeat++) {
      try (PeakMemory peak = new PeakMemory(processes)) {
        long start = System.nanoTime();
        archive.client().putFileList(draft, "benchmark", list);
        stored.add((System.nanoTime() - start) / 1e9);
        memory.add(peak.growth());
      }
      if (database.isPresent()) {
        copied.add(copy(database.get(), list));
      }
    }
    Files.delete(list);
    String what = "file list, " + rows + " rows x " + COLUMNS;
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure(what + ", stored", "s", stored));
    if (!copied.isEmpty()) {
      figures.add(new Figure(what + ", plain COPY", "s", copied));
    }
    figures.add(new Figure(what + ", growth of memory", "MB", memory));
    return figures;
  }

  private Path list(int rows) throws IOException {
    Path file = scratch.resolve("benchmark.tsv");
    try (BufferedWriter text = Files.newBufferedWriter(file)) {
      text.write("Files\tPlate\tWell\tGene\tCompound\tConcentration\tPhenotype\n");
      for (int row = 0; row < rows; row++) {
        int plate = row / 10_000;
        text.write("plate" + plate + "/well" + row % 10_000 / 25 + "/field" + row + ".tif");
        text.write("\tplate " + plate + "\tA" + row % 384 + "\tENSG" + row * 7_919L % 1_000_003);
        text.write("\tcompound " + row % 1_280 + "\t0." + row % 100 + " uM");
        text.write("\tphenotype of kind " + row % 17 + "\n");
      }
    }
    return file;
  }

  private static double copy(String database, Path list) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement();
        InputStream rows = Files.newInputStream(list)) {
      statement.execute(
          "create temporary table plain_copy (path text, plate text, well text, gene text,"
              + " compound text, concentration text, phenotype text)");
      long start = System.nanoTime();
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy plain_copy from stdin with (header true)", rows);
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
