package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lumenark.imaging.source.ImagingException;

/** The dimensions of a directory entry. Those listed first vary fastest in its data. */
record SubblockDimensions(List<Dimension> all, int planes) {

  private static final int BYTES = 20;
  private static final Set<String> IN_PLANE = Set.of("X", "Y", "M");

  /**
   * @param start index of the first element, may be negative
   * @param size in elements of the full resolution
   * @param stored elements that are there
   */
  record Dimension(String name, int start, int size, int stored) {

    /** Whether the elements of this dimension follow each other in the data. */
    boolean repeats() {
      return size > 1 && !name.equals("X") && !name.equals("Y") && !isPlace();
    }

    /** Scene and mosaic tile say where the subblock is, not what is in it. */
    boolean isPlace() {
      return name.equals("S") || name.equals("M");
    }
  }

  static SubblockDimensions read(CziInput input, DirectoryCursor cursor, int count, long at)
      throws IOException, ImagingException {
    List<Dimension> all = new ArrayList<>();
    long planes = 1;
    for (int i = 0; i < count; i++) {
      ByteBuffer fields = cursor.next(BYTES);
      byte[] letters = new byte[4];
      fields.get(letters);
      String name = new String(letters, StandardCharsets.ISO_8859_1).replace("\0", "").strip();
      int start = fields.getInt();
      int size = fields.getInt();
      fields.getFloat();
      int stored = fields.getInt();
      Dimension dimension = new Dimension(name, start, size, stored == 0 ? size : stored);
      all.add(dimension);
      if (dimension.repeats()) {
        planes *= size;
      }
      if (planes > input.limits().maxDirectories()) {
        throw input.failure(
            "too-many-planes", SubblockDirectory.NAME, at, "The entry has too many planes.");
      }
    }
    check(input, all, planes, at);
    return new SubblockDimensions(all, (int) planes);
  }

  private static void check(CziInput input, List<Dimension> all, long planes, long at)
      throws ImagingException {
    boolean planar = all.get(0).name.equals("X") && all.get(1).name.equals("Y");
    for (Dimension dimension : all) {
      boolean spatial = dimension.name.equals("X") || dimension.name.equals("Y");
      long end = (long) dimension.start + dimension.size;
      boolean possible = dimension.size >= 1 && end <= Integer.MAX_VALUE;
      if (spatial
          ? !possible || dimension.stored < 1 || dimension.stored > dimension.size
          : !possible && !dimension.isPlace()) {
        throw input.failure(
            "bad-directory",
            SubblockDirectory.NAME,
            at,
            "The dimension " + dimension.name + " has an impossible start or size.");
      }
    }
    boolean hasBoth =
        all.stream().filter(d -> d.name.equals("X")).count() == 1
            && all.stream().filter(d -> d.name.equals("Y")).count() == 1;
    if (!hasBoth || (planes > 1 && !planar)) {
      throw input.failure(
          "unsupported-layout",
          SubblockDirectory.NAME,
          at,
          "The pixels are not planes of rows (X, then Y).");
    }
  }

  Subblock subblock(CziPixelType type, int compression, boolean pyramid, long position, int plane) {
    Dimension x = spatial("X");
    Dimension y = spatial("Y");
    int mosaic =
        all.stream().filter(d -> d.name.equals("M")).findFirst().map(Dimension::start).orElse(-1);
    return new Subblock(
        type,
        compression,
        pyramid,
        position,
        x.start,
        y.start,
        x.size,
        y.size,
        x.stored,
        y.stored,
        mosaic,
        plane,
        planes,
        index(plane));
  }

  private Dimension spatial(String name) {
    return all.stream().filter(d -> d.name.equals(name)).findFirst().orElseThrow();
  }

  private SubblockIndex index(int plane) {
    int scene = SubblockIndex.NO_SCENE;
    int[] known = new int[8];
    StringBuilder other = new StringBuilder();
    int rest = plane;
    for (Dimension dimension : all) {
      int at = dimension.start;
      if (dimension.repeats()) {
        at += rest % dimension.size;
        rest /= dimension.size;
      }
      int place = "BVCRIHZT".indexOf(dimension.name);
      if (dimension.name.equals("S")) {
        scene = at;
      } else if (dimension.name.length() == 1 && place >= 0) {
        known[place] = at;
      } else if (!IN_PLANE.contains(dimension.name)) {
        other.append(' ').append(dimension.name).append(at);
      }
    }
    return new SubblockIndex(
        scene,
        known[0],
        known[1],
        known[2],
        known[3],
        known[4],
        known[5],
        known[6],
        known[7],
        other.isEmpty() ? "" : other.substring(1));
  }
}
