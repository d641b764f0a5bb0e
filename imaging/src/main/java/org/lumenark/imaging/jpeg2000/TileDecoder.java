package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.source.ImagingException;

/** Decodes the packets of a tile to samples: ISO/IEC 15444-1 annexes B to G. */
final class TileDecoder {

  private static final int MANY_PRECINCTS = 4_096;

  private final ImageHeader header;
  private final Coding coding;

  TileDecoder(ImageHeader header, Coding coding) {
    this.header = header;
    this.coding = coding;
  }

  int[][] decode(int index, byte[] data) throws CorruptCodeException, ImagingException {
    int[] bounds = header.tile(index);
    int most = Math.max(MANY_PRECINCTS, data.length);
    List<TileComponent> components = new ArrayList<>();
    for (int c = 0; c < header.components(); c++) {
      TileComponent component =
          TileComponent.of(
              bounds,
              header.precisions()[c],
              coding.style(c),
              coding.quantization(c),
              coding.shift(c),
              most);
      most -= component.precincts();
      components.add(component);
    }
    Tile tile = new Tile(bounds[0], bounds[1], bounds[2], bounds[3], components);
    PacketReader packets = new PacketReader(data);
    for (Progression progression : coding.progressions()) {
      progression.read(tile, packets, coding.layers());
    }
    return samples(tile, data);
  }

  private int[][] samples(Tile tile, byte[] data) throws CorruptCodeException {
    int count = tile.components().size();
    int[][] samples = new int[count][];
    int first = 0;
    if (coding.transformed()) {
      if (count < 3 || !alike(tile)) {
        throw new CorruptCodeException("its colours are transformed, but are not three alike");
      }
      first = 3;
      colours(tile, data, samples);
    }
    for (int c = first; c < count; c++) {
      TileComponent component = tile.components().get(c);
      samples[c] =
          component.style().reversible()
              ? component.reversible(data)
              : rounded(component.irreversible(data));
    }
    for (int c = 0; c < count; c++) {
      level(samples[c], header.precisions()[c], header.signed()[c]);
    }
    return samples;
  }

  private static boolean alike(Tile tile) {
    boolean reversible = tile.components().getFirst().style().reversible();
    return tile.components().get(1).style().reversible() == reversible
        && tile.components().get(2).style().reversible() == reversible;
  }

  /** Annex G: the reversible or the irreversible transformation of the first three. */
  private static void colours(Tile tile, byte[] data, int[][] samples) throws CorruptCodeException {
    List<TileComponent> components = tile.components();
    if (components.getFirst().style().reversible()) {
      int[] y = components.get(0).reversible(data);
      int[] u = components.get(1).reversible(data);
      int[] v = components.get(2).reversible(data);
      for (int i = 0; i < y.length; i++) {
        int green = y[i] - (u[i] + v[i] >> 2);
        int red = v[i] + green;
        int blue = u[i] + green;
        y[i] = red;
        u[i] = green;
        v[i] = blue;
      }
      samples[0] = y;
      samples[1] = u;
      samples[2] = v;
      return;
    }
    float[] y = components.get(0).irreversible(data);
    float[] cb = components.get(1).irreversible(data);
    float[] cr = components.get(2).irreversible(data);
    for (int i = 0; i < y.length; i++) {
      float red = y[i] + 1.402f * cr[i];
      float green = y[i] - 0.344136f * cb[i] - 0.714136f * cr[i];
      float blue = y[i] + 1.772f * cb[i];
      y[i] = red;
      cb[i] = green;
      cr[i] = blue;
    }
    samples[0] = rounded(y);
    samples[1] = rounded(cb);
    samples[2] = rounded(cr);
  }

  private static int[] rounded(float[] values) {
    int[] rounded = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (int) Math.rint(values[i]);
    }
    return rounded;
  }

  private static void level(int[] samples, int precision, boolean signed) {
    int offset = signed ? 0 : 1 << precision - 1;
    int least = signed ? -(1 << precision - 1) : 0;
    int most = signed ? (1 << precision - 1) - 1 : (1 << precision) - 1;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.clamp((long) samples[i] + offset, least, most);
    }
  }
}
