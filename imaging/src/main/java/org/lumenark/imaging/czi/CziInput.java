package org.lumenark.imaging.czi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** The bytes of a CZI; every range is checked before it is read. */
record CziInput(ByteSource source, String path, ReadLimits limits) {

  /** Little-endian bytes, as all of the format. */
  ByteBuffer read(long position, long length, String what) throws IOException, ImagingException {
    require(position, length, what);
    if (length > limits.maxAllocation()) {
      throw failure("too-large", what, position, "It has " + length + " bytes, above the limit.");
    }
    byte[] bytes = new byte[(int) length];
    source.read(position, bytes, 0, bytes.length);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Refuses a range that is not in the file. */
  void require(long position, long length, String what) throws ImagingException {
    if (position < 0 || length < 0 || length > source.size() || position > source.size() - length) {
      throw failure(
          "past-end",
          what,
          position,
          "It claims "
              + length
              + " bytes, but the file has "
              + source.size()
              + "; it may have been cut.");
    }
  }

  /** {@code what} is a part of the file, such as "subblock". */
  ImagingException failure(String code, String what, long position, String message) {
    return new ImagingException("czi." + code, path + " " + what + " at " + position, message);
  }
}
