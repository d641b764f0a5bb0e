package org.lumenark.imaging.sets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.source.Acquisition;
import org.lumenark.imaging.source.Acquisition.PlanePosition;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.imaging.source.PhysicalSizes;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Plates of Yokogawa CellVoyager CV7000 and CV8000: {@code MeasurementData.mlf} names the TIFF of
 * each plane with its well, field, time point, channel and section; {@code MeasurementDetail.mrf}
 * has pixel sizes and the size of the plate, the measurement settings (.mes) the channels. The XML
 * namespace is {@code http://www.yokogawa.co.jp/BTS/BTSSchema/1.0}; its schema is not published,
 * the meaning of the attributes is that of the instrument's own file names ({@code
 * NAME_D08_T0001F001L01A01Z01C01.tif}).
 */
public final class Cv8000Reader implements PixelSourceProvider {

  /** For the service loader. */
  public Cv8000Reader() {}

  @Override
  public String name() {
    return "lumenark-cv8000";
  }

  @Override
  public List<String> formats() {
    return List.of("cv8000");
  }

  @Override
  public List<String> members(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    return records(files, path, limits).stream().map(each -> each.plane().path()).toList();
  }

  @Override
  public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
      throws IOException, ImagingException {
    String folder = ImageXpressFile.parentOf(path);
    List<Cv8000Record> told = records(files, path, limits);
    Map<String, Cv8000Record> there = there(files, folder, told);
    Cv8000Settings settings = Cv8000Settings.read(files, folder);
    List<String> own = new ArrayList<>(List.of(path));
    own.addAll(settings.files());
    List<SourceWarning> warnings = new ArrayList<>();
    if (there.size() < told.size()) {
      warnings.add(
          new SourceWarning(
              "cv8000.fewer-images",
              path,
              "The index names %d images; %d of them are there."
                  .formatted(told.size(), there.size())));
    }
    String name = settings.title().orElse(ImageXpressFile.lastOf(folder));
    List<PlaneFile> planes = there.values().stream().map(Cv8000Record::plane).toList();
    return new PlateSet(name, path, settings.rows(), settings.columns())
        .open(files, planes, (grid, field) -> facts(grid, there, settings, own), warnings, limits);
  }

  private static List<Cv8000Record> records(FileSet files, String path, ReadLimits limits)
      throws IOException, ImagingException {
    String folder = ImageXpressFile.parentOf(path);
    List<Cv8000Record> records = new ArrayList<>();
    try (ByteSource source = files.open(path).orElseThrow(() -> new FileNotFoundException(path))) {
      BtsXml.read(
          source,
          path,
          (name, attributes, text) -> {
            if (name.equals("MeasurementRecord")) {
              Cv8000Record.of(attributes, text, folder, path).ifPresent(records::add);
            }
            if (records.size() > limits.maxDirectories()) {
              throw new ImagingException(
                  "cv8000.too-many-images", path, "The index names too many images.");
            }
          });
    }
    return records;
  }

  /** Records whose file is there, by its path and in the order of paths. */
  private static Map<String, Cv8000Record> there(
      FileSet files, String folder, List<Cv8000Record> told) throws IOException {
    Set<String> present = new HashSet<>();
    try (Stream<String> paths = files.pathsBelow(folder)) {
      paths.forEach(present::add);
    }
    Map<String, Cv8000Record> there = new TreeMap<>(PathOrder.BY_UTF8);
    for (Cv8000Record record : told) {
      if (present.contains(record.plane().path())) {
        there.putIfAbsent(record.plane().path(), record);
      }
    }
    return there;
  }

  private static SetFacts facts(
      PlaneGrid grid,
      Map<String, Cv8000Record> records,
      Cv8000Settings settings,
      List<String> index) {
    List<PlanePosition> positions = new ArrayList<>();
    Map<Integer, OptionalDouble> focus = new HashMap<>();
    for (int t = 0; t < grid.t().count(); t++) {
      for (int c = 0; c < grid.c().count(); c++) {
        for (int z = 0; z < grid.z().count(); z++) {
          Optional<PlaneFile> file = grid.at(t, c, z);
          Cv8000Record known = file.map(each -> records.get(each.path())).orElse(null);
          if (known != null) {
            OptionalDouble seconds = known.seconds(settings.begin());
            positions.add(new PlanePosition(t, c, z, seconds, known.x(), known.y(), known.focus()));
            focus.putIfAbsent(z, known.focus());
          }
        }
      }
    }
    OptionalDouble first = focus.getOrDefault(0, OptionalDouble.empty());
    OptionalDouble second = focus.getOrDefault(1, OptionalDouble.empty());
    OptionalDouble step =
        first.isPresent() && second.isPresent()
            ? OptionalDouble.of(Math.abs(second.getAsDouble() - first.getAsDouble()))
            : OptionalDouble.empty();
    PhysicalSizes sizes =
        new PhysicalSizes(settings.pixelX(), settings.pixelY(), step, OptionalDouble.empty());
    Acquisition acquisition =
        new Acquisition(
            settings
                .begin()
                .map(begin ->
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        begin.truncatedTo(ChronoUnit.SECONDS))),
            settings.instrument(),
            settings.objective(),
            positions);
    return new SetFacts(
        settings.channels(), sizes, Optional.of(acquisition), index, settings.metadata());
  }
}
