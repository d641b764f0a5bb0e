package org.lumenark.imaging.convert;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.pyramid.RowReducer;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.Compression;
import org.lumenark.imaging.zarr.NgffVersion;

/**
 * The arrays of one image, one for each level. They follow from the image and the memory budget
 * alone, so that all who convert a part of it agree on them.
 *
 * @param path of the image's group
 * @param imageLabel what the source tells of labels in its own words, a JSON object
 */
record ImageArrays(
    ImageDescription description,
    ImageRole role,
    String path,
    MemoryPlan plan,
    List<LevelSize> sizes,
    List<ArrayLayout> layouts,
    Optional<String> imageLabel) {

  ImageArrays {
    sizes = List.copyOf(sizes);
    layouts = List.copyOf(layouts);
  }

  static ImageArrays of(ImageSource image, String path, ConversionOptions options)
      throws ImagingException {
    ImageDescription description = image.description();
    List<LevelSize> sizes = LevelSize.pyramid(description.sizeY(), description.sizeX());
    int preferredRows = image.source().preferredRows(image.number(), 0);
    MemoryPlan plan = MemoryPlan.of(description, sizes, preferredRows, options.memoryBudget());
    boolean label = image.role() == ImageRole.LABEL;
    Compression compression = label ? Compression.ZSTD : Compression.BLOSC_ZSTD;
    List<ArrayLayout> layouts =
        sizes.stream()
            .map(size -> layout(description, plan, size, compression, options.version()))
            .toList();
    Optional<String> imageLabel = image.source().imageLabel(image.number());
    return new ImageArrays(description, image.role(), path, plan, sizes, layouts, imageLabel);
  }

  /** The first levels, with checksums that are still to be taken. */
  List<WrittenLevel> levels(int count) {
    return IntStream.range(0, count)
        .mapToObj(level ->
            new WrittenLevel(
                path.isEmpty() ? "" + level : path + "/" + level,
                layouts.get(level),
                new ChunkChecksums(layouts.get(level))))
        .toList();
  }

  RowReducer reducer() {
    return role == ImageRole.LABEL
        ? RowReducer.mode(description.type())
        : RowReducer.mean(description.type());
  }

  /** Bytes of one row of one channel of level 0. */
  long rowBytes() {
    return (long) description.sizeX() * description.type().bytes();
  }

  private static ArrayLayout layout(
      ImageDescription image,
      MemoryPlan plan,
      LevelSize size,
      Compression compression,
      NgffVersion version) {
    int chunkY = Math.min(plan.chunkY(), size.sizeY());
    int chunkX = Math.min(plan.chunkX(), size.sizeX());
    int rows = Math.min(plan.shardY() / plan.chunkY(), Math.ceilDiv(size.sizeY(), chunkY));
    int columns = Math.min(plan.shardX() / plan.chunkX(), Math.ceilDiv(size.sizeX(), chunkX));
    return new ArrayLayout(
        image.sizeT(),
        image.sizeC(),
        image.sizeZ(),
        size.sizeY(),
        size.sizeX(),
        image.type(),
        chunkY,
        chunkX,
        version == NgffVersion.V0_4 ? 1 : plan.shardZ(),
        version == NgffVersion.V0_4 ? chunkY : chunkY * rows,
        version == NgffVersion.V0_4 ? chunkX : chunkX * columns,
        compression,
        version);
  }
}
