package org.lumenark.client.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.CachingByteSource;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.PathOrder;

/** The objects of a bucket whose keys begin with a folder. */
final class S3FileSet implements FileSet {

  private static final int BLOCK_BYTES = 256 << 10;
  private static final int BLOCKS = 16;

  private final S3Bucket bucket;
  private final String start;
  private final Optional<String> given;

  /**
   * @param folder what the keys begin with, without a slash at its end; empty for all
   * @param given the one path that was asked for, if it was one
   */
  S3FileSet(S3Bucket bucket, String folder, Optional<String> given) {
    this.bucket = bucket;
    this.start = folder.isEmpty() ? "" : folder + "/";
    this.given = given;
  }

  @Override
  public Stream<String> paths() throws IOException {
    return pathsBelow("");
  }

  @Override
  public Stream<String> pathsBelow(String folder) throws IOException {
    return bucket.keys(folder.isEmpty() ? start : start + folder + "/").stream()
        .map(key -> key.substring(start.length()))
        .sorted(PathOrder.BY_UTF8);
  }

  @Override
  public Stream<String> given() throws IOException {
    return given.isPresent() ? given.stream() : paths();
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    OptionalLong size = path.isEmpty() ? OptionalLong.empty() : bucket.size(start + path);
    return size.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CachingByteSource(
                new S3Object(bucket, start + path, size.getAsLong()), BLOCK_BYTES, BLOCKS));
  }

  private record S3Object(S3Bucket bucket, String key, long size) implements ByteSource {

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (length > 0) {
        bucket.read(key, position, target, offset, length);
      }
    }

    @Override
    public void close() {
      // Connections belong to the bucket's client.
    }
  }
}
