package org.lumenark.ingest.blob;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.FileSet;

/**
 * Files that follow each other in a manifest, as one that looks at one of them sees the others:
 * they may not be verified yet. For several threads.
 */
public final class DepositedFiles {

  private final Map<String, DepositedFile> byPath = new HashMap<>();
  private final BlockCache cache;

  DepositedFiles(List<DepositedFile> files, BlockCache cache) {
    files.forEach(file -> byPath.put(file.path(), file));
    this.cache = cache;
  }

  /**
   * All of them.
   *
   * @param file of which the first bytes are at hand
   */
  public FileSet around(DepositedFile file, ByteSource bytes) {
    return set(byPath, file, bytes);
  }

  /** The file and no other. */
  public FileSet alone(DepositedFile file, ByteSource bytes) {
    return set(Map.of(), file, bytes);
  }

  private FileSet set(Map<String, DepositedFile> others, DepositedFile file, ByteSource bytes) {
    return new FileSet() {
      @Override
      public Stream<String> paths() {
        return others.keySet().stream().sorted();
      }

      @Override
      public Optional<ByteSource> open(String path) throws IOException {
        return path.equals(file.path())
            ? Optional.of(bytes)
            : Optional.ofNullable(others.get(path))
                .map(other -> new BlobSource(cache, other.entry().blob()));
      }
    };
  }
}
