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
    PutQueue.Batch batch = puts.batch();
    ImageWriter writer = new ImageWriter(image, path, memory);
    writer.write(pool, batch, progress);
    List<ObjectNode> arrays = new ArrayList<>();
    for (WrittenLevel level : writer.levels()) {
      put(
          batch,
          level.path() + "/" + ZarrDocuments.arrayName(options.version()),
          level.layout().metadata());
      arrays.add(level.layout().metadataOfV3());
    }
    batch.flush();
    ReadBackCheck readBack = new ReadBackCheck(sink);
    boolean levelZero = readBack(writer, readBack);
    String digest = digest(writer, readBack, levelZero, memory.memoryBudget());
    ObjectNode attributes = attributes(image, writer);
    if (image.role() == ImageRole.LABEL && GroupPaths.imageOfLabels(path).isPresent()) {
      int depth = GroupPaths.labelName(path).split("/", -1).length + 1;
      NgffGroups.sourceOfLabels(attributes, "../".repeat(depth));
    }
    ValidationReport report =
        report(NgffValidator.image(attributes, arrays), writer, readBack, levelZero);
    attributes
        .putObject("lumenark")
        .put("pixelDigest", digest)
        .set("validation", JSON.valueToTree(report));
    if (!path.isEmpty()) {
      putGroup(batch, path, attributes);
      batch.flush();
    }
    ConvertedImage converted =
        ConvertedImages.of(image, path, writer.sizes().size(), digest, report);
    return new WrittenImage(converted, image.description(), attributes);
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

  private boolean readBack(ImageWriter writer, ReadBackCheck check) throws IOException {
    WrittenLevel zero = writer.levels().getFirst();
    long bytes = zero.checksums().chunks() * zero.layout().chunkBytes();
    boolean all = options.readBack() == ReadBack.FULL || bytes <= SMALL || !writer.digested();
    check.sample(all ? writer.levels().subList(1, writer.levels().size()) : writer.levels());
    return all;
  }

  /**
   * The digest over the source's pixels; where level 0 is read back as a whole, that must have the
   * same.
   */
  private String digest(ImageWriter writer, ReadBackCheck check, boolean levelZero, long memory)
      throws IOException {
    MessageDigest other = writer.digestOfReadBack();
    if (levelZero) {
      check.compareAll(writer.levels().getFirst(), other, pool, memory / 2);
    }
    String digest = writer.digest();
    if (levelZero && writer.digested() && !digest.equals(ImageWriter.hex(other))) {
      throw new ReadBackException("level 0 reads back with another digest than its source");
    }
    return digest;
  }

  private static ObjectNode attributes(ImageSource image, ImageWriter writer) {
    ImageDescription description = image.description();
    List<DisplayChannel> channels = Display.channels(description, writer.statistics());
    return NgffAttributes.image(
        description.name(),
        image.role(),
        description.physicalSizes(),
        writer.sizes(),
        channels,
        image.source().imageLabel(image.number()).map(ContainerWriter::object),
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

  private ValidationReport report(
      List<NgffFinding> findings, ImageWriter writer, ReadBackCheck check, boolean levelZero) {
    boolean valid = findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    long chunks = writer.levels().stream().mapToLong(l -> l.checksums().chunks()).sum();
    return new ValidationReport(
        valid, options.version().text(), findings, chunks, check.compared(), levelZero);
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
