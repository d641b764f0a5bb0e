package org.lumenark.submission.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.contracts.id.BlobKey;

class TarEntriesTest {

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO
      })
  void onlyPlainFilesAreTaken(byte kind) throws IOException {
    assertThat(entries(kind))
        .singleElement()
        .isInstanceOfSatisfying(
            TarEntries.Entry.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("entry.kind"));
  }

  @Test
  void aSparseFileEndsTheBatch() {
    assertThatThrownBy(() -> entries(TarConstants.LF_GNUTYPE_SPARSE))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aDamagedHeaderEndsTheBatchBecauseItsNameMayBeAnother() throws IOException {
    byte[] archive = archive(TarConstants.LF_NORMAL);
    assertThat(read(archive)).hasSize(1);
    archive[0] ^= 1;
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(TarEntries.Damaged.class)
        .hasMessage("the header of an entry is damaged");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_536, 10_240})
  void anArchiveBehindTheEndOfAnotherIsNotPassedOver(int endOfFirst) throws IOException {
    byte[] archive = archive(TarConstants.LF_NORMAL);
    byte[] first = Arrays.copyOf(archive, endOfFirst);
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(first);
    both.write(archive);
    assertThat(read(first)).hasSize(1);
    assertThatThrownBy(() -> read(both.toByteArray()))
        .isInstanceOf(TarEntries.Damaged.class)
        .hasMessageContaining("another archive");
  }

  private static List<TarEntries.Entry> entries(byte kind) throws IOException {
    return read(archive(kind));
  }

  private static byte[] archive(byte kind) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry("entry", kind);
      entry.setLinkName("/etc/passwd");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static List<TarEntries.Entry> read(byte[] archive) throws IOException {
    PackStream stream =
        new PackStream(new ByteArrayInputStream(archive), OutputStream.nullOutputStream(), 1 << 20);
    return new TarEntries(stream, BlobKey.next(), 10).read();
  }
}
