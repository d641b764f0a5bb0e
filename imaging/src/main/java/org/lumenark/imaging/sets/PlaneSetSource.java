package org.lumenark.imaging.sets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SourceWarning;

/**
 * Images over many files, each of which holds one plane or, along the axes that the set does not
 * count, several. Files are opened when their planes are read and a few of them stay open. A plane
 * without a file is zeros; a warning says so.
 */
final class PlaneSetSource implements PixelSource {

  private static final int MOST_WARNINGS = 1_000;

  private final OpenFiles files;
  private final List<SetImage> set;
  private final Optional<Plate> plate;
  private final List<SourceWarning> warnings;
  private final List<ImageDescription> images = new ArrayList<>();
  private final List<InnerShape> shapes = new ArrayList<>();
  private final List<Integer> preferredRows = new ArrayList<>();

  private PlaneSetSource(
      FileSet files,
      List<SetImage> set,
      Optional<Plate> plate,
      List<SourceWarning> warnings,
      ReadLimits limits) {
    this.files = new OpenFiles(files, limits);
    this.set = List.copyOf(set);
    this.plate = plate;
    this.warnings = List.copyOf(warnings.subList(0, Math.min(warnings.size(), MOST_WARNINGS)));
  }

  /** How many headers are read at the start. */
  enum Check {
    /** One file of each image and channel; others are checked when they are read. */
    FIRST,
    /** Every file. */
    ALL
  }

  static PlaneSetSource open(
      FileSet files,
      List<SetImage> set,
      Optional<Plate> plate,
      List<SourceWarning> warnings,
      Check check,
      ReadLimits limits)
      throws IOException, ImagingException {
    PlaneSetSource source = new PlaneSetSource(files, set, plate, warnings, limits);
    try {
      for (SetImage image : source.set) {
        source.describe(image, check);
      }
      return source;
    } catch (IOException | ImagingException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  private void describe(SetImage image, Check check) throws IOException, ImagingException {
    List<PlaneFile> all = image.grid().files();
    String first = all.getFirst().path();
    images.add(SetDescriptions.of(image, files));
    OpenFiles.Opened opened = files.open(first);
    InnerShape shape = InnerShape.of(opened.description());
    shapes.add(shape);
    preferredRows.add(opened.source().preferredRows(opened.number(), 0));
    if (check == Check.ALL) {
      for (PlaneFile file : all) {
        shape.check(files.open(file.path()).description(), file.path(), first);
      }
    }
  }

  @Override
  public List<ImageDescription> images() {
    return List.copyOf(images);
  }

  @Override
  public void readRows(
      int image, int level, PlaneIndex plane, int firstRow, int rows, byte[] target, int offset)
      throws IOException, ImagingException {
    PlaneGrid grid = set.get(image).grid();
    boolean outerT = grid.t().count() > 1;
    boolean outerC = grid.c().count() > 1;
    boolean outerZ = grid.z().count() > 1;
    Optional<PlaneFile> file =
        grid.at(outerT ? plane.t() : 0, outerC ? plane.group() : 0, outerZ ? plane.z() : 0);
    InnerShape shape = shapes.get(image);
    if (file.isEmpty()) {
      int bytes = rows * shape.sizeX() * shape.type().bytes() * shape.samplesPerGroup();
      Arrays.fill(target, offset, offset + bytes, (byte) 0);
      return;
    }
    String path = file.get().path();
    OpenFiles.Opened opened = files.open(path);
    shape.check(opened.description(), path, images.get(image).files().getFirst());
    PlaneIndex inside =
        new PlaneIndex(outerT ? 0 : plane.t(), outerC ? 0 : plane.group(), outerZ ? 0 : plane.z());
    opened.source().readRows(opened.number(), 0, inside, firstRow, rows, target, offset);
  }

  @Override
  public int preferredRows(int image, int level) {
    return preferredRows.get(image);
  }

  @Override
  public Optional<String> groupPath(int image) {
    return set.get(image).group();
  }

  @Override
  public Optional<Plate> plate() {
    return plate;
  }

  @Override
  public List<SourceWarning> warnings() {
    return warnings;
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
