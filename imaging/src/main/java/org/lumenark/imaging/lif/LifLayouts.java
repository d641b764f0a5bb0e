package org.lumenark.imaging.lif;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lumenark.imaging.lif.LifBlocks.Block;
import org.lumenark.imaging.lif.LifImage.Group;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.xml.Decimals;

/** Finds axes for the dimensions of an image; those without one make several images of it. */
final class LifLayouts {

  private static final int MAX_PIXEL_STEP = 4_096;

  private final LifSource source;
  private final LifStructure structure;
  private final Block block;
  private final String place;
  private final List<LifDimension> others = new ArrayList<>();

  private LifLayouts(LifSource source, Block block, String place) {
    this.source = source;
    this.structure = source.structure();
    this.block = block;
    this.place = place;
  }

  /**
   * @param place of the image, for messages
   * @param most planes that it may have
   */
  static List<LifImage> of(LifSource source, Block block, String place, int most)
      throws ImagingException {
    return new LifLayouts(source, block, place).images(most);
  }

  private List<LifImage> images(int most) throws ImagingException {
    LifDimension x = take(LifDimension.X);
    LifDimension y = take(LifDimension.Y);
    LifDimension z = take(LifDimension.Z);
    LifDimension t = take(LifDimension.T);
    LifDimension emission = take(LifDimension.EMISSION);
    LifDimension excitation = take(LifDimension.EXCITATION);
    for (LifDimension dimension : structure.dimensions()) {
      boolean taken = List.of(x, y, z, t, emission, excitation).contains(dimension);
      if (dimension.count() > 1 && !taken) {
        others.add(dimension);
      }
    }
    boolean depthFirst = z.count() > 1 && (y.count() == 1 || z.step() < y.step());
    if (depthFirst && x.count() > 1) {
      LifDimension rows = z;
      z = y;
      y = rows;
    }
    check(x);
    int together = together(x);
    List<LifImage> images = new ArrayList<>();
    long count = others.stream().mapToLong(LifDimension::count).reduce(1, Math::multiplyExact);
    double groups = (double) structure.channels().size() * emission.count() * excitation.count();
    if (count * groups * z.count() * t.count() > most) {
      throw new ImagingException(
          "lif.too-many-planes", place, "The file has more planes than the limit.");
    }
    for (long number = 0; number < count; number++) {
      long position = block.position();
      long rest = number;
      int tile = LifImage.NO_TILE;
      StringBuilder name = new StringBuilder(source.path());
      for (LifDimension other : others) {
        int index = (int) (rest % other.count());
        rest /= other.count();
        position += index * other.step();
        tile = other.id() == LifDimension.TILE ? index : tile;
        name.append(' ').append(other.word()).append(' ').append(index + 1);
      }
      images.add(
          new LifImage(
              name.toString(),
              source,
              type(),
              structure.channels().getFirst().bytes(),
              groups(position, together, emission, excitation),
              samples(together),
              x,
              y,
              z,
              t,
              tile));
    }
    return images;
  }

  private LifDimension take(int id) {
    return structure.dimensions().stream()
        .filter(dimension -> dimension.id() == id)
        .findFirst()
        .orElse(LifDimension.single(id));
  }

  /** Everything that the dimensions reach must be in the block, and there only once. */
  private void check(LifDimension x) throws ImagingException {
    int bytes = structure.channels().getFirst().bytes();
    try {
      long end = Math.addExact(structure.channels().getLast().offset(), bytes);
      long declared = Math.multiplyExact((long) structure.channels().size(), bytes);
      for (LifDimension dimension : structure.dimensions()) {
        end = Math.addExact(end, Math.multiplyExact(dimension.count() - 1L, dimension.step()));
        declared = Math.multiplyExact(declared, dimension.count());
      }
      if (Math.max(end, declared) > block.size()) {
        throw new ImagingException(
            "lif.block-too-small",
            place,
            "Its dimensions need "
                + Math.max(end, declared)
                + " bytes; its memory block has "
                + block.size()
                + ".");
      }
    } catch (ArithmeticException e) {
      throw new ImagingException(
          "lif.bad-description", place, "Its dimensions are larger than any file.", e);
    }
    if (x.step() > MAX_PIXEL_STEP) {
      throw new ImagingException(
          "lif.unsupported-layout",
          place,
          "The pixels of a row lie " + x.step() + " bytes apart; that order is not read.");
    }
  }

  /** How many channels are stored beside each other in a pixel. */
  private int together(LifDimension x) {
    List<LifChannel> channels = structure.channels();
    int bytes = channels.getFirst().bytes();
    long fits = x.step() / bytes;
    if (fits < 2 || x.step() % bytes != 0 || channels.size() % fits != 0) {
      return 1;
    }
    for (int i = 0; i < channels.size(); i++) {
      LifChannel first = channels.get((int) (i / fits * fits));
      if (channels.get(i).offset() - first.offset() != i % fits * bytes) {
        return 1;
      }
    }
    return (int) fits;
  }

  private SampleType type() {
    LifChannel channel = structure.channels().getFirst();
    return switch (channel.bytes()) {
      case 1 -> SampleType.UINT8;
      case 2 -> channel.real() ? SampleType.FLOAT32 : SampleType.UINT16;
      case 4 -> channel.real() ? SampleType.FLOAT32 : SampleType.UINT32;
      default -> channel.real() ? SampleType.FLOAT64 : SampleType.UINT64;
    };
  }

  private List<Group> groups(
      long position, int together, LifDimension emission, LifDimension excitation) {
    List<Group> groups = new ArrayList<>();
    for (int channel = 0; channel < structure.channels().size(); channel += together) {
      long first = position + structure.channels().get(channel).offset();
      for (int e = 0; e < emission.count(); e++) {
        for (int x = 0; x < excitation.count(); x++) {
          groups.add(
              new Group(
                  first + e * emission.step() + x * excitation.step(),
                  channel,
                  nanometres(emission, e),
                  nanometres(excitation, x)));
        }
      }
    }
    return groups;
  }

  private static OptionalDouble nanometres(LifDimension sweep, int index) {
    OptionalDouble micrometres = sweep.count() > 1 ? sweep.at(index) : OptionalDouble.empty();
    return micrometres.isPresent()
        ? OptionalDouble.of(Decimals.product(micrometres.getAsDouble(), 1e3))
        : micrometres;
  }

  /** Red first, where blue is stored first. */
  private long[] samples(int together) {
    List<LifChannel> first = structure.channels().subList(0, together);
    boolean blueFirst = together >= 3 && first.get(0).tag() == 3 && first.get(1).tag() == 2;
    long[] offsets = new long[together];
    for (int i = 0; i < together; i++) {
      int stored = blueFirst && i < 3 ? 2 - i : i;
      offsets[i] = first.get(stored).offset() - first.get(0).offset();
    }
    return offsets;
  }
}
