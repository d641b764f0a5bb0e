package org.lumenark.imaging.czi;

import java.util.Comparator;

/**
 * What becomes an image of its own within a scene: a block of an experiment, a view, a dimension
 * without a meaning here, and pixels of a type or a resolution that others do not share.
 */
record ImageKey(int block, int view, String other, CziPixelType type, int factor)
    implements Comparable<ImageKey> {

  private static final Comparator<ImageKey> ORDER =
      Comparator.comparingInt(ImageKey::block)
          .thenComparingInt(ImageKey::view)
          .thenComparing(ImageKey::other)
          .thenComparing(ImageKey::type)
          .thenComparingInt(ImageKey::factor);

  static ImageKey of(Subblock block, int factor) {
    CziPixelType type = block.pixelType().widens() ? CziPixelType.GRAY32_FLOAT : block.pixelType();
    SubblockIndex index = block.index();
    return new ImageKey(index.block(), index.view(), index.other(), type, factor);
  }

  @Override
  public int compareTo(ImageKey key) {
    return ORDER.compare(this, key);
  }

  /** For people, where there are several. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (block != 0) {
      text.append(" block ").append(block);
    }
    if (view != 0) {
      text.append(" view ").append(view);
    }
    if (!other.isEmpty()) {
      text.append(' ').append(other);
    }
    if (type != CziPixelType.GRAY32_FLOAT) {
      text.append(' ').append(type.samples() > 1 ? "colour" : type.type().numpyName());
    }
    if (factor > 1) {
      text.append(" 1/").append(factor);
    }
    return text.isEmpty() ? "" : text.substring(1);
  }
}
