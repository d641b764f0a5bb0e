package org.lumenark.submission.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.platform.storage.ObjectStore;
import org.lumenark.platform.storage.Originals;

/**
 * Opens archives by their first bytes, whatever they are called: zip, tar, and tar in gzip or
 * bzip2. An archive inside an archive is a file like any other.
 */
@ApplicationScoped
public class Archives {

  private static final int HEAD_BYTES = 512;
  private static final int USTAR_AT = 257;
  private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);

  private final ObjectStore store;

  Archives(@Originals ObjectStore store) {
    this.store = store;
  }

  /**
   * @throws ArchiveException if it is no archive, damaged, or over a limit as far as that is known
   *     before its entries are read
   */
  public ArchiveEntries open(BlobRange archive, ArchiveLimits limits) throws IOException {
    StoredStream stream = new StoredStream(store, archive);
    byte[] head = stream.readNBytes(HEAD_BYTES);
    stream.seek(0);
    try {
      if (begins(head, 0, 'P', 'K', 3, 4) || begins(head, 0, 'P', 'K', 5, 6)) {
        return new ZipContents(store, archive, limits);
      }
      if (begins(head, 0, 0x1F, 0x8B)) {
        InputStream expanded =
            GzipCompressorInputStream.builder()
                .setInputStream(stream)
                .setDecompressConcatenated(true)
                .get();
        return tar(expanded, stream, limits);
      }
      if (begins(head, 0, 'B', 'Z', 'h')) {
        return tar(new BZip2CompressorInputStream(stream, true), stream, limits);
      }
    } catch (ArchiveException said) {
      throw said;
    } catch (IOException damaged) {
      throw ArchiveException.damaged("The archive cannot be read.");
    }
    if (begins(head, USTAR_AT, USTAR[0], USTAR[1], USTAR[2], USTAR[3], USTAR[4])) {
      return new TarContents(stream, limits);
    }
    throw new ArchiveException(
        "archive.unknown",
        "The file is no zip, tar, tar.gz or tar.bz2 archive.",
        "Make an archive of one of these kinds, or upload its files themselves.");
  }

  private static ArchiveEntries tar(
      InputStream expanded, StoredStream compressed, ArchiveLimits limits) {
    return new TarContents(new RatioGuard(expanded, compressed, limits), limits);
  }

  private static boolean begins(byte[] head, int at, int... bytes) {
    if (head.length < at + bytes.length) {
      return false;
    }
    for (int index = 0; index < bytes.length; index++) {
      if (head[at + index] != (byte) bytes[index]) {
        return false;
      }
    }
    return true;
  }
}
