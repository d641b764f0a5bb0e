package org.lumenark.submission.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.lumenark.submission.batch.PackStream;
import org.lumenark.submission.batch.TarEntries;

/** Entries of a tar stream. Links and devices are refused, not followed. */
final class TarContents implements ArchiveEntries {

  private final PackStream stream;
  private final TarArchiveInputStream tar;
  private final ArchiveLimits limits;
  private long count;
  private boolean inEntry;

  TarContents(InputStream expanded, ArchiveLimits limits) {
    this.stream = new PackStream(expanded, OutputStream.nullOutputStream(), limits.bytes());
    this.tar = new TarArchiveInputStream(stream, StandardCharsets.UTF_8.name());
    this.limits = limits;
  }

  @Override
  public Optional<ArchiveEntry> next() throws IOException {
    try {
      return read();
    } catch (ArchiveException said) {
      throw said;
    } catch (PackStream.TooLong tooLong) {
      throw ArchiveException.tooLarge(limits.bytes());
    } catch (IOException | IllegalArgumentException broken) {
      throw ArchiveException.damaged("The archive is no complete tar archive.");
    }
  }

  private Optional<ArchiveEntry> read() throws IOException {
    TarArchiveEntry entry;
    do {
      if (inEntry) {
        tar.transferTo(OutputStream.nullOutputStream());
      }
      stream.leaveContent();
      entry = tar.getNextEntry();
      stream.enterContent();
      inEntry = entry != null;
      if (entry == null) {
        stream.drain();
        if (!stream.isComplete()) {
          throw ArchiveException.damaged("The archive has no end.");
        }
        if (count > 0 && stream.goesOn()) {
          throw ArchiveException.damaged(
              "Something follows the end of the archive, perhaps another archive.");
        }
        return Optional.empty();
      }
      TarEntries.requireSound(entry);
      if (entry.isSparse()) {
        // Its holes may be of any length and cost nothing to write: not even skipping them is safe.
        throw new ArchiveException(
            "archive.sparse",
            "The archive holds a sparse file.",
            "Make the archive again without --sparse.");
      }
    } while (entry.isDirectory());
    if (++count > limits.entries()) {
      throw ArchiveException.tooManyEntries(limits.entries());
    }
    String name = entry.getName();
    String path = name.startsWith("./") ? name.substring(2) : name;
    if (!TarEntries.isPlain(entry)) {
      return Optional.of(ArchiveEntry.Refused.kind(path, entry.getSize()));
    }
    if (!stream.hasName(name)) {
      return Optional.of(
          new ArchiveEntry.Refused(
              path,
              entry.getSize(),
              TarEntries.FOREIGN_NAME,
              TarEntries.FOREIGN_NAME_SAID,
              "Make the archive again with names in UTF-8."));
    }
    return Optional.of(new ArchiveEntry.Content(path, entry.getSize(), this::content));
  }

  /** The archive's stream stands at this entry; closing an entry leaves it open. */
  private InputStream content() {
    return new FilterInputStream(tar) {
      @Override
      public int read(byte[] target, int offset, int count) throws IOException {
        try {
          return super.read(target, offset, count);
        } catch (PackStream.TooLong tooLong) {
          throw ArchiveException.tooLarge(limits.bytes());
        }
      }

      @Override
      public void close() {
        // The next entry is read from the same stream.
      }
    };
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
