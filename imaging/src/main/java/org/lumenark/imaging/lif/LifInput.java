package org.lumenark.imaging.lif;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The bytes of a LIF; every range is checked before it is read. */
record LifInput(ByteSource source, String path, ReadLimits limits) {

  /** Little-endian bytes, as all of the format. */
  ByteBuffer read(long position, long length, String what) throws IOException, ImagingException {
    if (!holds(position, length)) {
      throw truncated(what, position, length);
    }
    if (length > limits.maxAllocation()) {
      throw failure("too-large", what, position, "It has " + length + " bytes, above the limit.");
    }
    byte[] bytes = new byte[(int) length];
    source.read(position, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean holds(long position, long length) {
    return position >= 0
        && length >= 0
        && length <= source.size()
        && position <= source.size() - length;
  }

  ImagingException truncated(String what, long position, long length) {
    return failure(
        "truncated",
        what,
        position,
        "It claims "
            + length
            + " bytes, but the file has only "
            + source.size()
            + "; it has been cut or was not copied to its end.");
  }

  /** {@code what} is a part of the file, such as "memory block". */
  ImagingException failure(String code, String what, long position, String message) {
    return new ImagingException("lif." + code, path + " " + what + " at " + position, message);
  }
}
