package org.lumenark.imaging.source;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The files in a ZIP. Stored ones are ranges of it, deflated ones are held in memory while they are
 * open. Names that would lead out of the archive are not listed.
 */
public final class ZipFileSet implements FileSet, AutoCloseable {

  private static final int LOCAL_BYTES = 30;
  private static final int LOCAL_MARK = 0x04034b50;

  /** The ZIP is damaged or holds what is not read; trying again will not help. */
  public static final class DamagedZipException extends IOException {

    private static final long serialVersionUID = 1L;

    private DamagedZipException(String message) {
      super(message);
    }
  }

  private final ByteSource zip;
  private final int maxAllocation;
  private final Map<String, ZipDirectory.Entry> entries;

  private ZipFileSet(ByteSource zip, int maxAllocation, Map<String, ZipDirectory.Entry> entries) {
    this.zip = zip;
    this.maxAllocation = maxAllocation;
    this.entries = entries;
  }

  /**
   * @param zip is closed with the set; by the caller, if this fails
   * @throws DamagedZipException if there is no directory, or one beyond the limits
   */
  public static ZipFileSet open(ByteSource zip, ReadLimits limits) throws IOException {
    ZipDirectory directory =
        ZipDirectory.find(zip)
            .orElseThrow(() -> new DamagedZipException("the ZIP has no central directory"));
    if (directory.bytes() > limits.maxAllocation() || directory.count() > limits.maxDirectories()) {
      throw new DamagedZipException("the ZIP holds more files than are read");
    }
    Map<String, ZipDirectory.Entry> entries = new TreeMap<>(PathOrder.BY_UTF8);
    for (ZipDirectory.Entry entry : directory.entries(zip, limits.maxAllocation())) {
      String name = entry.name().startsWith("./") ? entry.name().substring(2) : entry.name();
      if (isFile(name)) {
        entries.putIfAbsent(name, entry);
      }
    }
    return new ZipFileSet(zip, limits.maxAllocation(), entries);
  }

  private static boolean isFile(String name) {
    boolean outside =
        name.startsWith("/") || name.indexOf('\\') >= 0 || ("/" + name + "/").contains("/../");
    return !name.isEmpty() && !name.endsWith("/") && !outside && !name.startsWith("__MACOSX/");
  }

  @Override
  public Stream<String> paths() {
    return entries.keySet().stream();
  }

  @Override
  public Optional<ByteSource> open(String path) throws IOException {
    ZipDirectory.Entry entry = entries.get(path);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.encrypted() || (entry.method() != 0 && entry.method() != 8)) {
      throw new DamagedZipException(
          path + " in the ZIP is encrypted or compressed otherwise than by Deflate");
    }
    long start = start(entry);
    if (entry.compressed() < 0 || entry.compressed() > zip.size() - start) {
      throw new DamagedZipException(path + " reaches past the end of the ZIP");
    }
    return Optional.of(
        entry.method() == 0
            ? new SliceSource(zip, start, entry.compressed())
            : new ArrayByteSource(inflated(entry, start)));
  }

  private long start(ZipDirectory.Entry entry) throws IOException {
    if (entry.position() < 0 || entry.position() > zip.size() - LOCAL_BYTES) {
      throw new DamagedZipException(entry.name() + " starts past the end of the ZIP");
    }
    byte[] header = new byte[LOCAL_BYTES];
    zip.read(entry.position(), header, 0, LOCAL_BYTES);
    int mark = little16(header, 0) | little16(header, 2) << 16;
    long start = entry.position() + LOCAL_BYTES + little16(header, 26) + little16(header, 28);
    if (mark != LOCAL_MARK || start > zip.size()) {
      throw new DamagedZipException(entry.name() + " is not where the ZIP says");
    }
    return start;
  }

  private byte[] inflated(ZipDirectory.Entry entry, long start) throws IOException {
    if (entry.size() < 0 || entry.size() > maxAllocation || entry.compressed() > maxAllocation) {
      throw new DamagedZipException(entry.name() + " in the ZIP is larger than what is read");
    }
    byte[] packed = new byte[(int) entry.compressed()];
    zip.read(start, packed, 0, packed.length);
    byte[] plain = new byte[(int) entry.size()];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(packed);
      int done = 0;
      while (done < plain.length) {
        int got = inflater.inflate(plain, done, plain.length - done);
        if (got == 0) {
          throw new DamagedZipException(entry.name() + " in the ZIP ends too early");
        }
        done += got;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new DamagedZipException(entry.name() + " in the ZIP is damaged: " + e.getMessage());
    }
  }

  private static int little16(byte[] bytes, int at) {
    return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
