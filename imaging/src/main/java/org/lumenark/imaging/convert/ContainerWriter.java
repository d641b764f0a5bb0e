package org.lumenark.imaging.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.lumenark.imaging.display.Display;
import org.lumenark.imaging.ome.PlateFields;
import org.lumenark.imaging.source.GroupPaths;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.Plate;
import org.lumenark.imaging.validate.NgffFinding;
import org.lumenark.imaging.validate.NgffValidator;
import org.lumenark.imaging.validate.Severity;
import org.lumenark.imaging.zarr.DisplayChannel;
import org.lumenark.imaging.zarr.NgffAttributes;
import org.lumenark.imaging.zarr.NgffGroups;
import org.lumenark.imaging.zarr.ObjectContent;
import org.lumenark.imaging.zarr.ObjectSink;
import org.lumenark.imaging.zarr.PutQueue;
import org.lumenark.imaging.zarr.ZarrDocuments;

/**
 * Writes the images of one container. Documents come after what they tell of; the root's comes last
 * of all. Several threads may write images at once; one adds them in their order and finishes.
 */
final class ContainerWriter implements AutoCloseable {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final long SMALL = 64L << 20;

  private final ObjectSink sink;
  private final ConversionOptions options;
  private final EncodingPool pool;
  private final PutQueue puts;
  private final List<ConvertedImage> images = new ArrayList<>();
  private final List<ImageDescription> descriptions = new ArrayList<>();
  private Optional<ObjectNode> root = Optional.empty();

  ContainerWriter(ObjectSink sink, ConversionOptions options) {
    this.sink = sink;
    this.options = options;
    pool = new EncodingPool(options.encodingThreads());
    puts = new PutQueue(sink, MemoryPlan.inFlight(options.memoryBudget()));
  }

  List<ConvertedImage> images() {
    return images;
  }

  long bytesWritten() {
    return puts.bytesWritten();
  }

  /**
   * Writes an image, but not the document of the container's root.
   *
   * @param path of the image's group; empty if it is the only one
   * @param memory what it may take of the memory
   */
  WrittenImage write(
      ImageSource image, String path, ConversionOptions memory, ConversionProgress progress)
      throws IOException, ImagingException {
    ImageArrays arrays = ImageArrays.of(image, path, memory);
    ImageMeasures measures = new ImageMeasures(image.description());
    ImagePart whole = ImagePart.whole(image.description());
    ImageWriter writer = new ImageWriter(image, arrays, whole, arrays.layouts().size());
    PutQueue.Batch batch = puts.batch();
    writer.write(pool, batch, measures::add, progress);
    putArrays(batch, writer.levels());
    batch.flush();
    ReadBackCheck check = new ReadBackCheck(sink);
    boolean levelZero = readBack(writer.levels(), measures, check);
    String digest = digest(writer, measures, check, levelZero, memory.memoryBudget());
    return describe(
        batch,
        arrays,
        new MeasuredImage(
            writer.levels(), measures.statistics(), digest, check.compared(), levelZero));
  }

  /**
   * Writes a part of an image, but no document.
   *
   * @param levelCount levels to write, of which it has whole rows of shards
   * @return level 0 with the checksums of this part
   */
  WrittenLevel writePart(
      ImageSource image,
      ImageArrays arrays,
      ImagePart part,
      int levelCount,
      ConversionProgress progress)
      throws IOException, ImagingException {
    PutQueue.Batch batch = puts.batch();
    ImageWriter writer = new ImageWriter(image, arrays, part, levelCount);
    writer.write(pool, batch, slab -> {}, progress);
    batch.flush();
    return writer.levels().getFirst();
  }

  /**
   * Makes an image of parts that are written.
   *
   * @param written levels that are there
   * @param zero level 0 with the checksums of all parts
   */
  WrittenImage join(ImageArrays arrays, int written, WrittenLevel zero, ConversionProgress progress)
      throws IOException {
    PutQueue.Batch batch = puts.batch();
    RegionJoin join = new RegionJoin(arrays, written, zero, options.memoryBudget());
    putArrays(batch, join.levels());
    batch.flush();
    ReadBackCheck check = new ReadBackCheck(sink);
    ImageMeasures measures = join.write(check, pool, batch, progress);
    batch.flush();
    check.sample(join.levels().subList(1, join.levels().size()));
    return describe(
        batch,
        arrays,
        new MeasuredImage(
            join.levels(), measures.statistics(), measures.digest(), check.compared(), true));
  }

  /** Writes the document of an image whose arrays are there. */
  private WrittenImage describe(PutQueue.Batch batch, ImageArrays arrays, MeasuredImage measured)
      throws IOException {
    String path = arrays.path();
    ObjectNode attributes = attributes(arrays, measured);
    if (arrays.role() == ImageRole.LABEL && GroupPaths.imageOfLabels(path).isPresent()) {
      int depth = GroupPaths.labelName(path).split("/", -1).length + 1;
      NgffGroups.sourceOfLabels(attributes, "../".repeat(depth));
    }
    List<ObjectNode> documents =
        measured.levels().stream().map(level -> level.layout().metadataOfV3()).toList();
    ValidationReport report = report(NgffValidator.image(attributes, documents), measured);
    attributes
        .putObject("lumenark")
        .put("pixelDigest", measured.digest())
        .set("validation", JSON.valueToTree(report));
    if (!path.isEmpty()) {
      putGroup(batch, path, attributes);
      batch.flush();
    }
    ConvertedImage converted = ConvertedImages.of(arrays, measured.digest(), report);
    return new WrittenImage(converted, arrays.description(), attributes);
  }

  /** Makes a written image the next one of the container. */
  void add(WrittenImage image) {
    if (image.image().path().isEmpty()) {
      root = Optional.of(image.attributes());
    }
    descriptions.add(image.description());
    images.add(image.image());
  }

  /**
   * Ends a container of several images, of a plate or with labels; one of a single image is
   * complete without.
   */
  void finish(OmeXmlDocument xml, Optional<Plate> plate) throws IOException {
    PutQueue.Batch batch = puts.batch();
    List<String> paths = images.stream().map(ConvertedImage::path).toList();
    SequencedMap<String, ObjectNode> groups = ContainerDocuments.of(paths, plate);
    for (var group : groups.entrySet()) {
      for (NgffFinding finding : NgffValidator.group(group.getValue())) {
        throw new IllegalStateException(group.getKey() + ": " + finding);
      }
    }
    if (groups.containsKey("OME")) {
      List<ImageDescription> series = new ArrayList<>();
      for (int i = 0; i < paths.size(); i++) {
        if (GroupPaths.imageOfLabels(paths.get(i)).isEmpty()) {
          series.add(descriptions.get(i));
        }
      }
      Optional<PlateFields> fields =
          plate.map(one -> new PlateFields(one, ContainerDocuments.images(paths)));
      batch.put("OME/METADATA.ome.xml", ObjectContent.of(xml.of(series, fields)));
    }
    for (var group : groups.entrySet()) {
      if (group.getKey().isEmpty()) {
        root = Optional.of(group.getValue());
      } else {
        putGroup(batch, group.getKey(), group.getValue());
      }
    }
    batch.flush();
    if (root.isPresent()) {
      putGroup(batch, "", root.get());
    }
    batch.flush();
  }

  private boolean readBack(List<WrittenLevel> levels, ImageMeasures measures, ReadBackCheck check)
      throws IOException {
    WrittenLevel zero = levels.getFirst();
    long bytes = zero.checksums().chunks() * zero.layout().chunkBytes();
    boolean all = options.readBack() == ReadBack.FULL || bytes <= SMALL || !measures.digested();
    check.sample(all ? levels.subList(1, levels.size()) : levels);
    return all;
  }

  /**
   * The digest over the source's pixels; where level 0 is read back as a whole, that must have the
   * same.
   */
  private String digest(
      ImageWriter writer,
      ImageMeasures measures,
      ReadBackCheck check,
      boolean levelZero,
      long memory)
      throws IOException {
    MessageDigest other = measures.digestOfReadBack();
    if (levelZero) {
      check.compareAll(
          writer.levels().getFirst(),
          (t, c, z, chunkRow, rows, bytes) -> other.update(rows, 0, bytes),
          pool,
          memory / 2);
    }
    String digest = measures.digest();
    if (levelZero && measures.digested() && !digest.equals(ImageMeasures.hex(other))) {
      throw new ReadBackException("level 0 reads back with another digest than its source");
    }
    return digest;
  }

  private static ObjectNode attributes(ImageArrays arrays, MeasuredImage measured) {
    ImageDescription description = arrays.description();
    List<DisplayChannel> channels = Display.channels(description, measured.statistics());
    return NgffAttributes.image(
        description.name(),
        arrays.role(),
        description.physicalSizes(),
        arrays.sizes(),
        channels,
        arrays.imageLabel().map(ContainerWriter::object),
        description.sizeZ());
  }

  private static ObjectNode object(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalArgumentException("a source tells of labels in what is no object");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a source tells of labels in what is no JSON", e);
    }
  }

  private ValidationReport report(List<NgffFinding> findings, MeasuredImage measured) {
    boolean valid = findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    long chunks = measured.levels().stream().mapToLong(l -> l.checksums().chunks()).sum();
    return new ValidationReport(
        valid,
        options.version().text(),
        findings,
        chunks,
        measured.compared(),
        measured.levelZero());
  }

  private void putArrays(PutQueue.Batch batch, List<WrittenLevel> levels) throws IOException {
    String name = ZarrDocuments.arrayName(options.version());
    for (WrittenLevel level : levels) {
      put(batch, level.path() + "/" + name, level.layout().metadata());
    }
  }

  private void putGroup(PutQueue.Batch batch, String path, ObjectNode attributes)
      throws IOException {
    for (var document : ZarrDocuments.group(options.version(), attributes).entrySet()) {
      put(
          batch,
          path.isEmpty() ? document.getKey() : path + "/" + document.getKey(),
          document.getValue());
    }
  }

  private static void put(PutQueue.Batch batch, String key, ObjectNode document)
      throws IOException {
    try {
      batch.put(key, ObjectContent.of(JSON.writeValueAsBytes(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of ours is no JSON", e);
    }
  }

  @Override
  public void close() {
    pool.close();
    puts.close();
  }
}
