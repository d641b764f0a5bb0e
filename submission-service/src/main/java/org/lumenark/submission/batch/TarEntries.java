package org.lumenark.submission.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.storage.BlobDigests;
import org.lumenark.submission.file.StoredFile;

/** Reads the entries of a pack, each once and to its end, with bounded memory. */
public final class TarEntries {

  /** PAX key of the SHA-256 that the client has computed, in hex. */
  static final String DIGEST_KEY = "LUMENARK.sha256";

  public static final String FOREIGN_NAME = "path.encoding";
  public static final String FOREIGN_NAME_SAID = "The name is not written in UTF-8.";

  private static final int READ_BYTES = 128 << 10;

  private final PackStream stream;
  private final BlobKey pack;
  private final int limit;
  private final byte[] buffer = new byte[READ_BYTES];
  private final List<Entry> entries = new ArrayList<>();

  TarEntries(PackStream stream, BlobKey pack, int limit) {
    this.stream = stream;
    this.pack = pack;
    this.limit = limit;
  }

  /** An entry that is a file, or one that is refused whatever the draft holds. */
  sealed interface Entry {
    record Content(StoredFile file) implements Entry {}

    record Refused(String path, String code, String message) implements Entry {}
  }

  /** More entries than a batch may have. */
  static final class TooMany extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Says what is wrong with the archive, in words for its maker. */
  static final class Damaged extends IOException {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
      super(why);
    }
  }

  /**
   * Everything to the end of the stream, in order.
   *
   * @throws IOException if it is no complete tar archive
   */
  List<Entry> read() throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entries.size() == limit) {
          throw new TooMany();
        }
        stream.enterContent();
        read(entry, tar).ifPresent(entries::add);
        stream.leaveContent();
      }
      stream.drain();
    }
    if (!stream.isComplete()) {
      throw new Damaged("it has no end");
    }
    if (!entries.isEmpty() && stream.goesOn()) {
      throw new Damaged("something follows its end, perhaps another archive");
    }
    return entries;
  }

  private Optional<Entry> read(TarArchiveEntry entry, TarArchiveInputStream tar)
      throws IOException {
    requireSound(entry);
    String path = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
    if (entry.isDirectory()) {
      return Optional.empty();
    }
    if (entry.isSparse()) {
      // Its holes may be of any length and cost nothing to write: not even skipping them is safe.
      throw new Damaged("it holds a sparse file");
    }
    if (!isPlain(entry)) {
      return refused(path, "entry.kind", "Only plain files are taken: no links, no devices.");
    }
    long offset = stream.position();
    BlobDigests running = new BlobDigests();
    for (int got = tar.read(buffer); got >= 0; got = tar.read(buffer)) {
      running.update(buffer, 0, got);
    }
    BlobDigests.Result digests = running.finish();
    if (!stream.hasName(entry.getName())) {
      return refused(path, FOREIGN_NAME, FOREIGN_NAME_SAID);
    }
    Optional<FilePath.Fault> fault = FilePath.check(path);
    if (fault.isPresent()) {
      return refused(path, fault.get().code(), fault.get().message());
    }
    String said = entry.getExtraPaxHeader(DIGEST_KEY);
    if (said != null && !said.toLowerCase(Locale.ROOT).equals(digests.sha256())) {
      return refused(path, "checksum.mismatch", "The bytes do not match their digest.");
    }
    BlobRange range = new BlobRange(pack, offset, digests.length());
    return Optional.of(
        new Entry.Content(new StoredFile(path, digests.sha256(), digests.crc32(), range)));
  }

  /**
   * @throws IOException if the header is damaged, and with it perhaps the name or the length
   */
  public static void requireSound(TarArchiveEntry entry) throws IOException {
    if (!entry.isCheckSumOK()) {
      throw new Damaged("the header of an entry is damaged");
    }
  }

  /** Neither link, device nor pipe; the library takes all but folders for files. */
  public static boolean isPlain(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG -> true;
      default -> false;
    };
  }

  private static Optional<Entry> refused(String path, String code, String message) {
    return Optional.of(new Entry.Refused(path, code, message));
  }
}
