package org.lumenark.submission.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

  @ParameterizedTest
  @ValueSource(
      ints = {
        TarArchiveOutputStream.LONGFILE_GNU,
        TarArchiveOutputStream.LONGFILE_POSIX,
      })
  void namesInAnotherEncodingAreRefusedAndNotMadeTheSame(int longNames) throws IOException {
    String folder = "d".repeat(120) + "/";
    List<String> names = List.of("caf\u00e9.tif", "caf\u00e8.tif", folder + "\u00e9.tif");
    assertThat(read(named(names, StandardCharsets.ISO_8859_1, longNames)))
        .hasSize(3)
        .filteredOn(entry ->
            entry instanceof TarEntries.Entry.Refused refused
                && refused.code().equals("path.encoding"))
        // PAX has names in UTF-8 whatever the encoding of the archive.
        .hasSize(longNames == TarArchiveOutputStream.LONGFILE_POSIX ? 2 : 3);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        TarArchiveOutputStream.LONGFILE_GNU,
        TarArchiveOutputStream.LONGFILE_POSIX,
      })
  void namesInUtf8AreKeptAlsoWithQuestionMarks(int longNames) throws IOException {
    List<String> names =
        List.of("what?.tif", "caf\u00e9?.tif", "d".repeat(120) + "/why\u00e9?.tif", "\ufffd.tif");
    assertThat(read(named(names, StandardCharsets.UTF_8, longNames)))
        .extracting(entry -> ((TarEntries.Entry.Content) entry).file().path())
        .isEqualTo(names);
  }

  @Test
  void aNameInTwoFieldsIsKeptAlsoWithQuestionMarks() throws IOException {
    byte[] archive =
        named(List.of("x"), StandardCharsets.UTF_8, TarArchiveOutputStream.LONGFILE_GNU);
    put(archive, 0, "why?.tif");
    put(archive, 345, "where?/" + "d".repeat(100));
    for (int at = 148; at < 156; at++) {
      archive[at] = ' ';
    }
    int sum = 0;
    for (int at = 0; at < 512; at++) {
      sum += archive[at] & 0xFF;
    }
    put(archive, 148, "%06o\0 ".formatted(sum));
    assertThat(read(archive))
        .extracting(entry -> ((TarEntries.Entry.Content) entry).file().path())
        .containsExactly("where?/" + "d".repeat(100) + "/why?.tif");
  }

  private static void put(byte[] archive, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, archive, at, bytes.length);
  }

  private static byte[] named(List<String> names, Charset encoding, int longNames)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, encoding.name())) {
      tar.setLongFileMode(longNames);
      for (String name : names) {
        tar.putArchiveEntry(new TarArchiveEntry(name));
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
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
