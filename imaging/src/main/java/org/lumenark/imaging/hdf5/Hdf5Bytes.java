package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;

/**
 * The bytes of one HDF5 file; every range is checked against its size and a limit before anything
 * is allocated.
 *
 * @param base of all addresses
 * @param offsetBytes width of addresses
 * @param lengthBytes width of lengths
 */
record Hdf5Bytes(
    ByteSource source, String file, long base, int offsetBytes, int lengthBytes, int most) {

  /** The address of what is not there. */
  static final long UNDEFINED = -1;

  /** Bytes at an address, to be read from the start. */
  Fields at(long address, long length) throws IOException, ImagingException {
    return fields(bytes(address, length), address);
  }

  /** Bytes that were read before. */
  Fields fields(byte[] bytes, long address) {
    return new Fields(this, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), address);
  }

  byte[] bytes(long address, long length) throws IOException, ImagingException {
    long from = address + base;
    if (address < 0 || from < 0 || length < 0 || from > source.size() - length) {
      throw damaged(address, "It reaches past the end of the file.");
    }
    if (length > most) {
      throw new ImagingException(
          "hdf5.too-large",
          place(address),
          "This part takes %,d bytes, more than the %,d that may be used.".formatted(length, most));
    }
    byte[] bytes = new byte[(int) length];
    source.read(from, bytes, 0, bytes.length);
    return bytes;
  }

  /** Bytes at an address, fewer where the file ends before. */
  Fields upTo(long address, int length) throws IOException, ImagingException {
    long there = source.size() - base - address;
    return at(address, Math.max(0, Math.min(length, there)));
  }

  String place(long address) {
    return file + " offset " + (address + base);
  }

  ImagingException damaged(long address, String message) {
    return new ImagingException("hdf5.damaged", place(address), message);
  }

  ImagingException unsupported(String what, long address, String message) {
    return new ImagingException("hdf5.unsupported-" + what, place(address), message);
  }
}
