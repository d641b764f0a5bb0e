package org.lumenark.imaging.raw;

import java.io.IOException;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/** The bytes of samples, which may have to be unpacked when they are first asked for. */
public interface RawData extends AutoCloseable {

  /** Reads exactly {@code length} bytes. */
  void read(long position, byte[] target, int offset, int length)
      throws IOException, ImagingException;

  @Override
  void close() throws IOException;

  /** Bytes that are at hand; the source is closed with this. */
  static RawData of(ByteSource source) {
    return new RawData() {
      @Override
      public void read(long position, byte[] target, int offset, int length) throws IOException {
        source.read(position, target, offset, length);
      }

      @Override
      public void close() throws IOException {
        source.close();
      }
    };
  }
}
