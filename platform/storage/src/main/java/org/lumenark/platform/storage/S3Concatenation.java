package org.lumenark.platform.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Objects one after the other, cut into parts of one size. S3 copies a part only out of one object,
 * and only out of one of more than 5 MiB: all others have to be written.
 */
final class S3Concatenation {

  private static final long SMALLEST_COPIED_FROM = 5 << 20;

  private final List<StoredObject> sources;
  private final int partSize;
  private final long length;

  S3Concatenation(List<StoredObject> sources, int partSize) {
    this.sources = List.copyOf(sources);
    this.partSize = partSize;
    this.length = sources.stream().mapToLong(StoredObject::length).sum();
    if (partSize < SMALLEST_COPIED_FROM || (length - 1) / partSize >= PartSize.MAX_PARTS) {
      throw new IllegalArgumentException("not a part size for " + length + ": " + partSize);
    }
  }

  /** A range of one of the objects. */
  record Piece(StoredObject source, long offset, int length) {}

  /**
   * What a part is made of.
   *
   * @param number from 1
   * @param pieces never empty
   */
  record Part(int number, List<Piece> pieces) {

    int length() {
      return pieces.stream().mapToInt(Piece::length).sum();
    }

    /** What the store can copy by itself. */
    Optional<Piece> copied() {
      return pieces.size() == 1 && pieces.getFirst().source().length() > SMALLEST_COPIED_FROM
          ? Optional.of(pieces.getFirst())
          : Optional.empty();
    }
  }

  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    int filled = 0;
    for (StoredObject source : sources) {
      long offset = 0;
      while (offset < source.length()) {
        int step = (int) Math.min(source.length() - offset, partSize - filled);
        pieces.add(new Piece(source, offset, step));
        offset += step;
        filled += step;
        if (filled == partSize) {
          parts.add(new Part(parts.size() + 1, List.copyOf(pieces)));
          pieces.clear();
          filled = 0;
        }
      }
    }
    if (filled > 0) {
      parts.add(new Part(parts.size() + 1, List.copyOf(pieces)));
    }
    return parts;
  }
}
