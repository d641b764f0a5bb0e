package org.lumenark.gateway.content;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.zarr.ObjectSource;
import org.lumenark.platform.storage.ObjectStore;

/**
 * One container of converted images in the store, read in ranges.
 *
 * @param prefix of every key, ending in a slash
 */
record DerivedContainer(ObjectStore derived, ObjectSizes sizes, String prefix)
    implements ObjectSource {

  @Override
  public Optional<ByteSource> open(String key) {
    OptionalLong size = sizes.of(prefix + key);
    return size.isPresent()
        ? Optional.of(new StoredObject(derived, prefix + key, size.getAsLong()))
        : Optional.empty();
  }

  private record StoredObject(ObjectStore derived, String key, long size) implements ByteSource {

    @Override
    public void read(long position, byte[] target, int offset, int length) throws IOException {
      if (position < 0 || length > size - position) {
        throw new EOFException(length + " bytes at " + position + " of " + size);
      }
      try (InputStream in = derived.open(key, position, length)) {
        if (in.readNBytes(target, offset, length) != length) {
          throw new EOFException(key + " ended early");
        }
      }
    }

    @Override
    public void close() {}
  }
}
