package org.lumenark.imaging.czi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lumenark.imaging.czi.SubblockIndex.ChannelIndex;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;

/** Sorts the subblocks of a file into images. */
final class CziImages {

  /** More declared pixels than this, for each byte of the file, is no picture any more. */
  private static final double MAX_EXPANSION = 300;

  private static final double ALWAYS_ALLOWED = 1L << 28;
  private static final int MAX_SCENES = 10_000;

  private final CziInput input;
  private final List<Subblock> blocks;
  private final boolean marked;
  private double declaredBytes;
  private long declaredPlanes;

  private CziImages(CziInput input, List<Subblock> blocks) {
    this.input = input;
    this.blocks = blocks;
    this.marked = blocks.stream().anyMatch(block -> !block.pyramid());
  }

  /** A channel of the images of one key, whose finest resolution is looked for. */
  private record Source(ImageKey key, ChannelIndex channel) {

    static Source of(Subblock block) {
      return new Source(ImageKey.of(block, 0), block.index().channelIndex());
    }
  }

  /** Images by scene, then by key. */
  static List<CziImage> of(CziInput input, List<Subblock> blocks) throws ImagingException {
    return new CziImages(input, blocks).images();
  }

  private List<CziImage> images() throws ImagingException {
    Map<Source, Integer> finest = new HashMap<>();
    for (Subblock block : blocks) {
      if (mayBeBase(block)) {
        finest.merge(Source.of(block), block.factor(), Math::min);
      }
    }
    Map<ImageKey, List<Subblock>> bases = new TreeMap<>();
    Map<ImageKey, List<Subblock>> coarser = new HashMap<>();
    for (Subblock block : blocks) {
      Integer factor = finest.get(Source.of(block));
      if (factor != null) {
        boolean base = mayBeBase(block) && block.factor() == factor;
        (base ? bases : coarser)
            .computeIfAbsent(ImageKey.of(block, factor), key -> new ArrayList<>())
            .add(block);
      }
    }
    Map<Integer, List<CziImage>> byScene = new TreeMap<>();
    for (Map.Entry<ImageKey, List<Subblock>> entry : bases.entrySet()) {
      String part = bases.size() > 1 ? entry.getKey().text() : "";
      List<Subblock> smaller = coarser.getOrDefault(entry.getKey(), List.of());
      for (CziImage image : group(entry.getKey(), part, entry.getValue(), smaller)) {
        byScene.computeIfAbsent(image.scene(), scene -> new ArrayList<>()).add(image);
      }
    }
    return byScene.values().stream().flatMap(List::stream).toList();
  }

  private boolean mayBeBase(Subblock block) {
    return !marked || !block.pyramid();
  }

  private List<CziImage> group(
      ImageKey key, String part, List<Subblock> base, List<Subblock> smaller)
      throws ImagingException {
    Range time = new Range();
    Range depth = new Range();
    TreeSet<ChannelIndex> channels = new TreeSet<>();
    TreeMap<Integer, List<Subblock>> scenes = new TreeMap<>();
    SampleType type = base.getFirst().pixelType().type();
    for (Subblock block : base) {
      if (!CziCompression.isSupported(block.compression())) {
        throw CziCompression.unsupported(input, block);
      }
      time.add(block.index().time());
      depth.add(block.index().depth());
      channels.add(block.index().channelIndex());
      scenes.computeIfAbsent(block.index().scene(), scene -> new ArrayList<>()).add(block);
      type = wider(type, block.pixelType().type());
    }
    if (scenes.size() > MAX_SCENES) {
      throw new ImagingException(
          "czi.too-many-images", input.path(), "The file has more scenes than can be read.");
    }
    Map<Integer, List<Subblock>> pyramids = byScene(smaller, scenes);
    List<CziImage> images = new ArrayList<>();
    for (Map.Entry<Integer, List<Subblock>> scene : scenes.entrySet()) {
      double planes = (double) time.size() * depth.size() * channels.size();
      LevelBuilder builder =
          new LevelBuilder(input, key.factor(), time.first(), depth.first(), List.copyOf(channels));
      List<CziLevel> levels = new ArrayList<>();
      levels.add(builder.base(scene.getValue()));
      declare(levels.getFirst(), planes, key.type().samples() * type.bytes());
      levels.addAll(builder.pyramid(pyramids.getOrDefault(scene.getKey(), List.of())));
      images.add(
          new CziImage(
              scene.getKey(),
              part,
              type,
              key.type().samples(),
              key.factor(),
              time.first(),
              (int) time.size(),
              depth.first(),
              (int) depth.size(),
              List.copyOf(channels),
              levels));
    }
    return images;
  }

  /** Pyramids of a file with one scene often name none. */
  private static Map<Integer, List<Subblock>> byScene(
      List<Subblock> blocks, TreeMap<Integer, List<Subblock>> scenes) {
    Map<Integer, List<Subblock>> found = new HashMap<>();
    for (Subblock block : blocks) {
      int named = block.index().scene();
      boolean only = scenes.size() == 1 && named == SubblockIndex.NO_SCENE;
      found
          .computeIfAbsent(only ? scenes.firstKey() : named, scene -> new ArrayList<>())
          .add(block);
    }
    return found;
  }

  private static SampleType wider(SampleType a, SampleType b) {
    return a.bytes() >= b.bytes() ? a : b;
  }

  private void declare(CziLevel level, double planes, int pixelBytes) throws ImagingException {
    declaredPlanes += (long) Math.min(planes, 1e15);
    declaredBytes += planes * level.width() * level.height() * pixelBytes;
    if (declaredPlanes > input.limits().maxDirectories()) {
      throw new ImagingException(
          "czi.too-many-planes", input.path(), "The file declares more planes than the limit.");
    }
    if (declaredBytes > Math.max(ALWAYS_ALLOWED, MAX_EXPANSION * input.source().size())
        || (double) level.width() * pixelBytes > input.limits().maxAllocation()) {
      throw new ImagingException(
          "czi.declared-size-too-large",
          input.path(),
          "An image of "
              + level.width()
              + " x "
              + level.height()
              + " pixels and "
              + (long) planes
              + " planes is declared; the file is too small to hold it.");
    }
  }

  /** First and last of indices. */
  private static final class Range {

    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;

    void add(int index) {
      first = Math.min(first, index);
      last = Math.max(last, index);
    }

    int first() {
      return first;
    }

    long size() {
      return (long) last - first + 1;
    }
  }
}
