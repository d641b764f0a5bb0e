package org.lumenark.imaging.zarr;

import java.io.IOException;
import java.util.Optional;
import org.lumenark.imaging.source.ByteSource;

/**
 * Where the objects of one container are read. Keys are relative, with {@code /}. Safe for use by
 * several threads.
 */
@FunctionalInterface
public interface ObjectSource {

  /** Opens an object for reading; empty if there is none of this key. */
  Optional<ByteSource> open(String key) throws IOException;
}
