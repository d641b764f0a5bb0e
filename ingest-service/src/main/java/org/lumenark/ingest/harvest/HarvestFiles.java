package org.lumenark.ingest.harvest;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PathOrder;
import org.lumenark.ingest.blob.BlobSource;
import org.lumenark.ingest.blob.BlockCache;
import org.lumenark.ingest.harvest.HarvestRequest.Piece;

/** The files of one request, and no others. For several threads. */
final class HarvestFiles {

  private final TreeMap<String, Piece> byPath = new TreeMap<>(PathOrder.BY_UTF8);
  private final BlockCache cache;

  HarvestFiles(Collection<Piece> pieces, BlockCache cache) {
    pieces.forEach(piece -> byPath.put(piece.path(), piece));
    this.cache = cache;
  }

  /** In path order. */
  List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  Optional<Piece> piece(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /** The files as a reader sees them that may not read on for ever. */
  FileSet within(Allowance allowance) {
    return new FileSet() {
      @Override
      public Stream<String> paths() {
        return byPath.keySet().stream();
      }

      @Override
      public Optional<ByteSource> open(String path) {
        return piece(path)
            .map(piece -> new Bounded(new BlobSource(cache, piece.blob()), allowance));
      }
    };
  }

  private record Bounded(ByteSource whole, Allowance allowance) implements ByteSource {

    @Override
    public long size() {
      return whole.size();
    }

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      allowance.take(length);
      whole.read(position, target, offset, length);
    }

    @Override
    public void close() throws IOException {
      whole.close();
    }
  }
}
