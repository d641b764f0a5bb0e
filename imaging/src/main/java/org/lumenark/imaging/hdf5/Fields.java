package org.lumenark.imaging.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.lumenark.imaging.source.ImagingException;

/** Reads numbers and names one after the other; little-endian, as HDF5 has its metadata. */
final class Fields {

  private final Hdf5Bytes file;
  private final ByteBuffer buffer;
  private final long address;

  Fields(Hdf5Bytes file, ByteBuffer buffer, long address) {
    this.file = file;
    this.buffer = buffer;
    this.address = address;
  }

  Hdf5Bytes file() {
    return file;
  }

  long address() {
    return address;
  }

  int position() {
    return buffer.position();
  }

  int remaining() {
    return buffer.remaining();
  }

  void skip(long bytes) throws ImagingException {
    require(bytes);
    buffer.position(buffer.position() + (int) bytes);
  }

  void seek(int position) throws ImagingException {
    if (position < 0 || position > buffer.limit()) {
      throw damaged("A field lies outside its block.");
    }
    buffer.position(position);
  }

  int u8() throws ImagingException {
    require(1);
    return buffer.get() & 0xFF;
  }

  int u16() throws ImagingException {
    require(2);
    return buffer.getShort() & 0xFFFF;
  }

  long u32() throws ImagingException {
    require(4);
    return buffer.getInt() & 0xFFFFFFFFL;
  }

  /** A whole number of so many bytes; one that needs the highest bit of eight is negative. */
  long number(int bytes) throws ImagingException {
    require(bytes);
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (buffer.get() & 0xFFL) << 8 * i;
    }
    return number;
  }

  /** An address; {@link Hdf5Bytes#UNDEFINED} if all bits are set. */
  long offset() throws ImagingException {
    return numberOrUndefined(file.offsetBytes());
  }

  /** A length; {@link Hdf5Bytes#UNDEFINED} if all bits are set. */
  long lengthOrUndefined() throws ImagingException {
    return numberOrUndefined(file.lengthBytes());
  }

  private long numberOrUndefined(int bytes) throws ImagingException {
    long number = number(bytes);
    boolean all = bytes < 8 && number == (1L << 8 * bytes) - 1;
    return all ? Hdf5Bytes.UNDEFINED : number;
  }

  long length() throws ImagingException {
    return number(file.lengthBytes());
  }

  byte[] bytes(long length) throws ImagingException {
    require(length);
    byte[] bytes = new byte[(int) length];
    buffer.get(bytes);
    return bytes;
  }

  boolean starts(String signature) throws ImagingException {
    return new String(bytes(signature.length()), StandardCharsets.ISO_8859_1).equals(signature);
  }

  /** Text up to a zero or the end. */
  String text() throws ImagingException {
    int start = buffer.position();
    while (buffer.hasRemaining()) {
      if (buffer.get() == 0) {
        int length = buffer.position() - start - 1;
        return new String(buffer.array(), start, length, StandardCharsets.UTF_8);
      }
    }
    return new String(buffer.array(), start, buffer.position() - start, StandardCharsets.UTF_8);
  }

  ImagingException damaged(String message) {
    return file.damaged(address + buffer.position(), message);
  }

  private void require(long bytes) throws ImagingException {
    if (bytes < 0 || bytes > buffer.remaining()) {
      throw damaged("A block ends within a field.");
    }
  }
}
