package org.lumenark.imaging.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.imaging.jpeg2000.CodeBlock.Segment;

/**
 * One component of a tile.
 *
 * @param shift of a region of interest
 */
record TileComponent(
    int width,
    int height,
    int precision,
    CodingStyle style,
    Quantization quantization,
    int shift,
    List<Resolution> resolutions) {

  private static final int MAX_PLANES = 29;

  /**
   * @param most precincts that there may be
   */
  static TileComponent of(
      int[] tile, int precision, CodingStyle style, Quantization quantization, int shift, int most)
      throws CorruptCodeException {
    List<Resolution> resolutions = new ArrayList<>();
    int left = most;
    for (int r = 0; r <= style.decompositions(); r++) {
      Resolution resolution = new Resolution(r, tile, style, left);
      left -= resolution.count();
      resolutions.add(resolution);
      for (Subband band : resolution.bands) {
        int planes = quantization.has(band.index()) ? quantization.planes(band.index()) : -1;
        if (planes < 0 || planes + shift > MAX_PLANES) {
          throw new CorruptCodeException("a band has an impossible number of bit planes");
        }
      }
    }
    return new TileComponent(
        tile[2] - tile[0],
        tile[3] - tile[1],
        precision,
        style,
        quantization,
        shift,
        List.copyOf(resolutions));
  }

  int precincts() {
    return resolutions.stream().mapToInt(Resolution::count).sum();
  }

  /** Whole samples by the reversible wavelet. */
  int[] reversible(byte[] data) throws CorruptCodeException {
    int[] samples = new int[0];
    for (Resolution resolution : resolutions) {
      int[] next = new int[resolution.width() * resolution.height()];
      Wavelet.spreadLow(samples, next, resolution);
      coefficients(resolution, data, (at, value, size) -> next[at] = value / 2);
      if (resolution.number > 0) {
        Wavelet.reversible(next, resolution);
      }
      samples = next;
    }
    return samples;
  }

  /** Samples by the irreversible wavelet. */
  float[] irreversible(byte[] data) throws CorruptCodeException {
    float[] samples = new float[0];
    for (Resolution resolution : resolutions) {
      float[] next = new float[resolution.width() * resolution.height()];
      Wavelet.spreadLow(samples, next, resolution);
      coefficients(resolution, data, (at, value, size) -> next[at] = value * 0.5f * size);
      if (resolution.number > 0) {
        Wavelet.irreversible(next, resolution);
      }
      samples = next;
    }
    return samples;
  }

  private interface Target {
    void put(int at, int doubled, float stepSize);
  }

  /** Puts the coefficients of the bands where the wavelet wants them, interleaved. */
  private void coefficients(Resolution resolution, byte[] data, Target target)
      throws CorruptCodeException {
    CodeBlockDecoder decoder = new CodeBlockDecoder();
    int step = resolution.number == 0 ? 1 : 2;
    for (Precinct precinct : resolution.read()) {
      for (Precinct.Part part : precinct.parts) {
        Subband band = part.band;
        float size = quantization.size(band.index(), precision + band.kind().gain());
        int planes = quantization.planes(band.index()) + shift;
        for (CodeBlock block : part.blocks) {
          if (block == null || block.segments.stream().allMatch(TileComponent::isEmpty)) {
            continue;
          }
          int[] decoded = decoder.decode(block, data, band.kind(), planes, style);
          for (int y = 0; y < block.height; y++) {
            int row = (block.y + y) * step + band.kind().y() - resolution.y0;
            int column = block.x * step + band.kind().x() - resolution.x0;
            int at = row * resolution.width() + column;
            for (int x = 0; x < block.width; x++) {
              target.put(at + x * step, unshifted(decoded[y * block.width + x]), size);
            }
          }
        }
      }
    }
  }

  private static boolean isEmpty(Segment segment) {
    return segment.passes == 0;
  }

  /** Coefficients of a region of interest lie above all others. */
  private int unshifted(int doubled) {
    if (shift == 0) {
      return doubled;
    }
    int magnitude = Math.abs(doubled);
    if (magnitude >> shift + 1 == 0) {
      return doubled;
    }
    return doubled < 0 ? -(magnitude >> shift) : magnitude >> shift;
  }
}
