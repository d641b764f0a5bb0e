package org.lumenark.imaging.hdf5;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

/** One open HDF5 file: its superblock and its objects, which are read once. */
final class Hdf5File implements AutoCloseable {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int MOST_KEPT = 20_000;

  private final Hdf5Bytes bytes;
  private final long root;
  private final ReadLimits limits;
  private final Map<Long, ObjectHeader> objects = new HashMap<>();
  private final Map<Long, Map<String, Link>> links = new HashMap<>();

  private Hdf5File(Hdf5Bytes bytes, long root, ReadLimits limits) {
    this.bytes = bytes;
    this.root = root;
    this.limits = limits;
  }

  /**
   * @param source is closed with the file; by the caller, if this fails
   * @param name for messages
   */
  static Hdf5File open(ByteSource source, String name, ReadLimits limits)
      throws IOException, ImagingException {
    long start = start(source, name);
    Hdf5Bytes plain = new Hdf5Bytes(source, name, start, 8, 8, limits.maxAllocation());
    Fields in = plain.upTo(0, 128);
    in.skip(SIGNATURE.length);
    int version = in.u8();
    if (version > 3) {
      throw plain.unsupported(
          "superblock", 0, "Superblocks of version " + version + " are not read.");
    }
    if (version <= 1) {
      in.skip(4);
    }
    int offsetBytes = in.u8();
    int lengthBytes = in.u8();
    if (offsetBytes < 2 || offsetBytes > 8 || lengthBytes < 2 || lengthBytes > 8) {
      throw plain.damaged(in.position(), "Addresses have " + offsetBytes + " bytes.");
    }
    Hdf5Bytes file =
        new Hdf5Bytes(source, name, start, offsetBytes, lengthBytes, limits.maxAllocation());
    Fields rest = file.upTo(in.position(), 128);
    if (version <= 1) {
      rest.skip(version == 0 ? 9 : 13);
      rest.skip(4L * offsetBytes + offsetBytes);
    } else {
      rest.skip(1 + 3L * offsetBytes);
    }
    return new Hdf5File(file, rest.offset(), limits);
  }

  /** The superblock stands at 0, 512, 1024 and so on. */
  private static long start(ByteSource source, String name) throws IOException, ImagingException {
    byte[] found = new byte[SIGNATURE.length];
    for (long at = 0; at <= source.size() - found.length; at = at == 0 ? 512 : 2 * at) {
      source.read(at, found, 0, found.length);
      if (java.util.Arrays.equals(found, SIGNATURE)) {
        return at;
      }
    }
    throw new ImagingException("hdf5.no-signature", name, "This is no HDF5 file.");
  }

  Hdf5Bytes bytes() {
    return bytes;
  }

  ReadLimits limits() {
    return limits;
  }

  ObjectHeader root() throws IOException, ImagingException {
    return object(root);
  }

  ObjectHeader object(long address) throws IOException, ImagingException {
    ObjectHeader known = objects.get(address);
    if (known == null) {
      known = ObjectHeader.read(bytes, address);
      if (objects.size() < MOST_KEPT) {
        objects.put(address, known);
      }
    }
    return known;
  }

  Map<String, Link> links(ObjectHeader group) throws IOException, ImagingException {
    Map<String, Link> known = links.get(group.address());
    if (known == null) {
      known = GroupLinks.of(group, limits.maxDirectories());
      if (links.size() < MOST_KEPT) {
        links.put(group.address(), known);
      }
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    bytes.source().close();
  }
}
