package org.lumenark.imaging.convert;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lumenark.imaging.pyramid.ChannelStatistics;
import org.lumenark.imaging.pyramid.HalvingRows;
import org.lumenark.imaging.pyramid.LevelSize;
import org.lumenark.imaging.pyramid.RowReducer;
import org.lumenark.imaging.pyramid.RowSink;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PlaneIndex;
import org.lumenark.imaging.zarr.ArrayLayout;
import org.lumenark.imaging.zarr.Compression;
import org.lumenark.imaging.zarr.NgffVersion;
import org.lumenark.imaging.zarr.PutQueue;

/**
 * Streams the planes of one image once, in C order: a slab of rows that another thread has read is
 * digested, measured, halved through all levels and cut into chunks, which other threads encode.
 */
final class ImageWriter {

  private static final int STATISTICS_SAMPLES = 1 << 22;

  private final ImageSource image;
  private final ImageDescription description;
  private final MemoryPlan plan;
  private final List<LevelSize> sizes;
  private final List<WrittenLevel> levels = new ArrayList<>();
  private final List<ChannelStatistics> statistics = new ArrayList<>();
  private final MessageDigest digest = sha256();
  private final RowReducer reducer;
  private final NgffVersion version;

  /**
   * @param path of the image's group
   */
  ImageWriter(ImageSource image, String path, ConversionOptions options) throws ImagingException {
    this.image = image;
    version = options.version();
    description = image.description();
    sizes = LevelSize.pyramid(description.sizeY(), description.sizeX());
    int preferredRows = image.source().preferredRows(image.number(), 0);
    plan = MemoryPlan.of(description, sizes, preferredRows, options.memoryBudget());
    boolean label = image.role() == ImageRole.LABEL;
    reducer = label ? RowReducer.mode(description.type()) : RowReducer.mean(description.type());
    for (int level = 0; level < sizes.size(); level++) {
      ArrayLayout layout =
          layout(sizes.get(level), label ? Compression.ZSTD : Compression.BLOSC_ZSTD);
      String array = path.isEmpty() ? "" + level : path + "/" + level;
      levels.add(new WrittenLevel(array, layout, new ChunkChecksums(layout)));
    }
    int samples = Math.clamp(STATISTICS_SAMPLES / description.sizeC() & ~1, 256, 1 << 16);
    for (int c = 0; c < description.sizeC(); c++) {
      statistics.add(new ChannelStatistics(description.type(), samples));
    }
  }

  List<LevelSize> sizes() {
    return sizes;
  }

  List<WrittenLevel> levels() {
    return levels;
  }

  List<ChannelStatistics> statistics() {
    return statistics;
  }

  /**
   * Whether the digest came from the stream: channels that are stored together arrive interleaved,
   * in another order than C, and are digested when they are read back.
   */
  boolean digested() {
    return description.samplesPerGroup() == 1;
  }

  String digest() {
    return hex(digest);
  }

  static String hex(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  /** Reads all planes; when this returns all shards have been handed to the queue. */
  void write(EncodingPool pool, PutQueue.Batch puts, ConversionProgress progress)
      throws IOException, ImagingException {
    ChunkBuffers buffers = new ChunkBuffers(plan.buffers(), plan.bufferBytes());
    EncodingPool.Work work = pool.work();
    try (ChunkTarget target = new ChunkTarget(work, puts, buffers, levels.getFirst().layout())) {
      List<LevelWriter> writers = new ArrayList<>();
      List<RowSink> channels = new ArrayList<>();
      for (int s = 0; s < description.samplesPerGroup(); s++) {
        channels.add(pyramid(target, writers));
      }
      int slabBytes = Math.toIntExact(plan.slabRows() * planeRowBytes() * channels.size());
      try (SlabReader slabs = new SlabReader(image, plan.slabRows(), slabBytes)) {
        while (slabs.hasNext()) {
          SlabReader.Slab slab = slabs.next();
          if (slab.firstRow() == 0) {
            start(writers, slab.plane());
          }
          take(slab, channels);
          progress.pixels(slab.rows() * planeRowBytes() * channels.size());
        }
      }
      work.await();
    }
  }

  private void take(SlabReader.Slab slab, List<RowSink> channels) throws IOException {
    int firstChannel = slab.plane().group() * channels.size();
    int bytes = (int) (slab.rows() * planeRowBytes());
    if (digested()) {
      digest.update(slab.samples(), 0, bytes);
    }
    for (int s = 0; s < channels.size(); s++) {
      statistics
          .get(firstChannel + s)
          .add(slab.samples(), s * bytes, slab.rows() * description.sizeX());
      channels.get(s).rows(slab.samples(), s * bytes, slab.rows());
      if (slab.last()) {
        channels.get(s).endOfPlane();
      }
    }
  }

  private void start(List<LevelWriter> writers, PlaneIndex plane) {
    int levelCount = levels.size();
    for (int i = 0; i < writers.size(); i++) {
      int channel = plane.group() * description.samplesPerGroup() + i / levelCount;
      writers.get(i).startPlane(plane.t(), channel, plane.z());
    }
  }

  /** The levels of one channel: each passes rows to its chunks and, halved, to the next. */
  private RowSink pyramid(ChunkTarget target, List<LevelWriter> writers) {
    List<LevelWriter> channel =
        levels.stream()
            .map(l -> new LevelWriter(l.layout(), l.path(), target, l.checksums()))
            .toList();
    writers.addAll(channel);
    RowSink sink = channel.getLast();
    for (int level = levels.size() - 2; level >= 0; level--) {
      int width = sizes.get(level).sizeX();
      sink = new HalvingRows(reducer, width, description.type().bytes(), channel.get(level), sink);
    }
    return sink;
  }

  private ArrayLayout layout(LevelSize size, Compression compression) {
    int chunkY = Math.min(plan.chunkY(), size.sizeY());
    int chunkX = Math.min(plan.chunkX(), size.sizeX());
    int rows = Math.min(plan.shardY() / plan.chunkY(), Math.ceilDiv(size.sizeY(), chunkY));
    int columns = Math.min(plan.shardX() / plan.chunkX(), Math.ceilDiv(size.sizeX(), chunkX));
    return new ArrayLayout(
        description.sizeT(),
        description.sizeC(),
        description.sizeZ(),
        size.sizeY(),
        size.sizeX(),
        description.type(),
        chunkY,
        chunkX,
        version == NgffVersion.V0_4 ? 1 : plan.shardZ(),
        version == NgffVersion.V0_4 ? chunkY : chunkY * rows,
        version == NgffVersion.V0_4 ? chunkX : chunkX * columns,
        compression,
        version);
  }

  private long planeRowBytes() {
    return (long) description.sizeX() * description.type().bytes();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest that read-back feeds where the stream could not. */
  MessageDigest digestOfReadBack() {
    return digested() ? sha256() : digest;
  }
}
