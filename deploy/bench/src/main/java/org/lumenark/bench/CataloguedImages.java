package org.lumenark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumenark.annotation.AnnotationColumns;
import org.lumenark.annotation.AnnotationColumns.Header;
import org.lumenark.annotation.Subjects;
import org.lumenark.contracts.event.CatalogueState;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.event.ImageFacts;
import org.lumenark.contracts.event.ImageFacts.ChannelFacts;
import org.lumenark.contracts.event.ImageState;
import org.lumenark.contracts.event.Visibility;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;
import org.lumenark.filelist.FileListFinding;
import org.lumenark.filelist.FileListLimits;
import org.lumenark.filelist.TableFile;

/**
 * Public studies of a thousand images each, as the catalogue would tell of them. What images are
 * about is taken from rows of real annotation tables in turn, so that genes, phenotypes and
 * compounds are as many and as uneven as in a real screen.
 */
final class CataloguedImages {

  static final int IMAGES_OF_A_STUDY = 1_000;

  private static final int MOST_ROWS_OF_A_TABLE = 50_000;
  private static final Instant FIRST_RELEASE = Instant.parse("2016-01-01T00:00:00Z");
  private static final List<String> ORGANISMS =
      List.of(
          "Homo sapiens",
          "Mus musculus",
          "Saccharomyces cerevisiae",
          "Schizosaccharomyces pombe",
          "Arabidopsis thaliana",
          "Drosophila melanogaster",
          "Danio rerio");
  private static final List<String> METHODS =
      List.of(
          "fluorescence microscopy",
          "confocal microscopy",
          "light sheet microscopy",
          "transmission electron microscopy",
          "phase contrast microscopy");
  private static final List<String> FORMATS =
      List.of("ome-tiff", "tiff", "czi", "nd2", "lif", "deltavision", "ome-zarr");
  private static final List<String> LICENCES = List.of("CC0-1.0", "CC-BY-4.0");

  private final List<Subjects> rows;
  private final List<String> genes;
  private final List<String> phenotypes;

  private CataloguedImages(List<Subjects> rows) {
    this.rows = List.copyOf(rows);
    this.genes = rows.stream().flatMap(row -> row.genes().stream()).distinct().toList();
    this.phenotypes = rows.stream().flatMap(row -> row.phenotypes().stream()).distinct().toList();
  }

  /**
   * @param tables a folder with annotation tables of the IDR, at any depth
   */
  static CataloguedImages annotatedBy(Path tables) throws IOException {
    List<Subjects> rows = new ArrayList<>();
    try (Stream<Path> files = Files.walk(tables)) {
      for (Path file :
          files
              .filter(each -> each.toString().matches(".*annotation.*\\.csv(\\.gz)?"))
              .sorted()
              .toList()) {
        new TableFile(file, FileListLimits.DEFAULT).read(new SubjectRows(rows));
      }
    }
    CataloguedImages images = new CataloguedImages(rows);
    if (images.genes.isEmpty() || images.phenotypes.isEmpty()) {
      throw new IllegalArgumentException(
          "no annotation tables with genes and phenotypes: " + tables);
    }
    return images;
  }

  /** Keeps what the rows of one table are about. */
  private static final class SubjectRows implements TableFile.Visitor {

    private final List<Subjects> rows;
    private Optional<AnnotationColumns> columns = Optional.empty();
    private int kept;

    SubjectRows(List<Subjects> rows) {
      this.rows = rows;
    }

    @Override
    public void row(long row, List<String> cells) throws IOException {
      if (columns.isEmpty()) {
        if (!(AnnotationColumns.read(cells) instanceof Header.Known(AnnotationColumns known))) {
          throw new IOException("no header of an annotation table: " + cells);
        }
        columns = Optional.of(known);
      } else if (kept < MOST_ROWS_OF_A_TABLE) {
        rows.add(columns.get().subjects(cells));
        kept++;
      }
    }

    @Override
    public void fault(FileListFinding finding) {
      // A row that cannot be read is one less.
    }
  }

  /** A gene of some image, for questions. */
  String gene(int number) {
    return scattered(genes, number);
  }

  /** A phenotype of some image, for questions. */
  String phenotype(int number) {
    return scattered(phenotypes, number);
  }

  private static String scattered(List<String> values, int number) {
    return values.get(Math.floorMod(number * 7919, values.size()));
  }

  static Accession accession(int study) {
    return new Accession("S-BENCH" + (study + 1));
  }

  CatalogueState study(int study) {
    return new CatalogueState.StudyCatalogued(
        accession(study),
        1,
        1,
        Visibility.PUBLIC,
        title(study),
        "Images of a measurement of the search.",
        List.of("screen", pick(METHODS, study)),
        List.of("A. Author"),
        List.of(pick(ORGANISMS, study)),
        List.of(pick(METHODS, study)),
        Optional.of(pick(LICENCES, study)),
        Optional.of(CollectionName.DEFAULT),
        released(study),
        released(study),
        new FileTotals(IMAGES_OF_A_STUDY, IMAGES_OF_A_STUDY * 8_000_000L),
        IMAGES_OF_A_STUDY,
        List.of(pick(FORMATS, study)),
        List.of("plate" + study),
        List.of(),
        Optional.empty());
  }

  CatalogueState image(int study, int number) {
    int serial = study * IMAGES_OF_A_STUDY + number;
    Subjects about = rows.get(serial % rows.size());
    String well = "%c%02d".formatted('A' + number % 16, number / 16 % 24 + 1);
    ImageFacts facts =
        new ImageFacts(
            new UUID(0x4265_6e63_6800_4000L + study, 0x8000_0000_0000_0000L | number),
            number + 1L,
            "Plate%d/%s_t%03d.tif".formatted(study, well, number),
            0,
            "Plate %d [Well %s]".formatted(study, well),
            pick(FORMATS, study),
            "image",
            "tczyx",
            List.of(1L, 2L, 1L + number % 30, 1024L << number % 3, 1024L),
            Optional.of(number % 5 == 0 ? "uint8" : "uint16"),
            Map.of("x", 0.1 + number % 10 * 0.05, "y", 0.1 + number % 10 * 0.05),
            List.of(channel("DAPI"), channel(number % 2 == 0 ? "GFP" : "tubulin")),
            3,
            Optional.empty(),
            List.of((long) number),
            Optional.of("Plate " + study));
    return new CatalogueState.ImageCatalogued(
        accession(study),
        1,
        1,
        Visibility.PUBLIC,
        facts,
        ImageState.CONVERTED,
        title(study),
        List.of(pick(ORGANISMS, study)),
        List.of(pick(METHODS, study)),
        Optional.of(pick(LICENCES, study)),
        Optional.of(CollectionName.DEFAULT),
        released(study),
        List.of(),
        Optional.of(
            new CatalogueState.Annotated(
                about.genes(),
                about.geneWords(),
                about.phenotypes(),
                about.phenotypeWords(),
                about.compounds(),
                about.compoundWords())),
        Optional.empty());
  }

  private static ChannelFacts channel(String name) {
    return new ChannelFacts(Optional.of(name), Optional.empty(), Optional.empty());
  }

  private static String title(int study) {
    return "Screen %d of %s by %s".formatted(study, pick(ORGANISMS, study), pick(METHODS, study));
  }

  private static Instant released(int study) {
    return FIRST_RELEASE.plus(study * 3L % 3_600, ChronoUnit.DAYS);
  }

  private static String pick(List<String> values, int number) {
    return values.get(number % values.size());
  }
}
