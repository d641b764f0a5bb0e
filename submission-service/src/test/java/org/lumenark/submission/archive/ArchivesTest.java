package org.lumenark.submission.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.contracts.id.BlobKey;
import org.lumenark.contracts.id.BlobRange;

class ArchivesTest {

  private static final ArchiveLimits LIMITS = new ArchiveLimits(1_000, 1L << 30, 200);
  private static final int CENTRAL_SIGNATURE = 0x02014b50;
  private static final Map<String, String> FILES = files();

  @Test
  void everyKindOfArchiveGivesItsFilesInTheirOrder() throws Exception {
    assertThat(contents(zip(FILES, true))).isEqualTo(FILES);
    assertThat(contents(zip(FILES, false))).isEqualTo(FILES);
    assertThat(contents(tar(FILES))).isEqualTo(FILES);
    assertThat(contents(gzip(tar(FILES)))).isEqualTo(FILES);
    assertThat(contents(bzip2(tar(FILES)))).isEqualTo(FILES);
    assertThat(List.copyOf(contents(zip(FILES, true)).keySet()))
        .isEqualTo(List.copyOf(FILES.keySet()));
  }

  @Test
  void anArchiveMayBeAPartOfAPack() throws Exception {
    byte[] zip = zip(FILES, true);
    byte[] pack = new byte[zip.length + 300];
    Arrays.fill(pack, (byte) 7);
    System.arraycopy(zip, 0, pack, 100, zip.length);

    try (ArchiveEntries entries =
        new Archives(new BytesInStore(pack))
            .open(new BlobRange(BlobKey.next(), 100, zip.length), LIMITS)) {
      assertThat(entries.next().orElseThrow().path()).isEqualTo("one.txt");
    }
  }

  @Test
  void namesInTheOldCodePageAndUnmarkedUtf8AreBothRead() throws Exception {
    byte[] zip = zip(Map.of("abc", "x"), false);

    assertThat(contents(replaced(zip, "abc", new byte[] {'a', (byte) 0x84, 'c'})))
        .containsOnlyKeys("a\u00e4c");
    assertThat(contents(replaced(zip, "abc", new byte[] {(byte) 0xC3, (byte) 0xA4, 'c'})))
        .containsOnlyKeys("\u00e4c");
  }

  @Test
  void entriesThatShareBytesAreRefusedBeforeAnythingIsRead() throws Exception {
    byte[] zip = zip(Map.of("a", "same bytes"), false);
    int central = indexOf(zip, CENTRAL_SIGNATURE);
    int end = zip.length - 22;
    byte[] record = Arrays.copyOfRange(zip, central, end);
    ByteBuffer twice = ByteBuffer.allocate(zip.length + record.length);
    twice.put(zip, 0, end).put(record).put(zip, end, 22).order(ByteOrder.LITTLE_ENDIAN);
    twice.putInt(twice.capacity() - 10, record.length * 2);

    assertThat(refusal(twice.array())).isEqualTo("archive.overlap");
  }

  @Test
  void anEntryThatLiesAboutItselfIsRefusedAlone() throws Exception {
    byte[] zip = zip(Map.of("a", "bytes"), false);
    int central = indexOf(zip, CENTRAL_SIGNATURE);

    assertThat(damage(changed(zip, central + 24, 4))).contains("length");
    assertThat(damage(changed(zip, central + 24, 6))).contains("length");
    assertThat(damage(changed(zip, central + 16, 0))).contains("checksum");
    byte[] otherName = zip.clone();
    otherName[30] = 'b';
    assertThat(damage(otherName)).contains("another one");
  }

  @Test
  void damagedDeflateIsTheFaultOfItsEntry() throws Exception {
    byte[] zip = zip(Map.of("a", "bytes bytes bytes bytes"), true);
    zip[31] = (byte) 0xFF;
    zip[32] = (byte) 0xFF;

    assertThat(damage(zip)).isNotBlank();
  }

  @Test
  void bombsEndEarly() throws Exception {
    byte[] zeros = new byte[72 << 20];

    assertThat(refusal(zip(Map.of("zeros", zeros.length), zeros))).isEqualTo("archive.ratio");
    assertThat(refusal(gzip(tar("zeros", zeros)))).isEqualTo("archive.ratio");
    assertThat(refusal(bzip2(tar("zeros", zeros)))).isEqualTo("archive.ratio");
  }

  @Test
  void limitsHoldForTheArchiveAsAWhole() throws Exception {
    ArchiveLimits two = new ArchiveLimits(2, 1L << 30, 200);
    ArchiveLimits fewBytes = new ArchiveLimits(1_000, 10, 200);

    assertThat(refusal(zip(FILES, true), two)).isEqualTo("archive.too-many-entries");
    assertThat(refusal(tar(FILES), two)).isEqualTo("archive.too-many-entries");
    assertThat(refusal(zip(FILES, true), fewBytes)).isEqualTo("archive.too-large");
    assertThat(refusal(tar(FILES), fewBytes)).isEqualTo("archive.too-large");
  }

  @Test
  void aSizeThatTheDirectoryOnlyClaimsCountsAsIfItWereThere() throws Exception {
    byte[] zip = zip(Map.of("a", "bytes"), false);
    byte[] claimed = changed(zip, indexOf(zip, CENTRAL_SIGNATURE) + 24, 0x7FFFFFFF);

    assertThat(refusal(claimed)).isEqualTo("archive.too-large");
  }

  @Test
  void linksAndDevicesAreRefusedAndOthersGoOn() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      ZipArchiveEntry link = new ZipArchiveEntry("link");
      link.setUnixMode(0120777);
      put(out, link, "/etc/passwd");
      put(out, new ZipArchiveEntry("plain"), "x");
    }
    assertThat(codes(zip.toByteArray())).containsExactly("entry.kind", "");

    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(tar)) {
      for (byte kind :
          new byte[] {
            TarConstants.LF_SYMLINK,
            TarConstants.LF_LINK,
            TarConstants.LF_CHR,
            TarConstants.LF_BLK,
            TarConstants.LF_FIFO
          }) {
        TarArchiveEntry entry = new TarArchiveEntry("entry", kind);
        entry.setLinkName("/etc/passwd");
        out.putArchiveEntry(entry);
        out.closeArchiveEntry();
      }
      put(out, "plain", "x".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(codes(tar.toByteArray()))
        .containsExactly("entry.kind", "entry.kind", "entry.kind", "entry.kind", "entry.kind", "");
  }

  @Test
  void encryptedEntriesAndUnknownMethodsAreRefused() throws Exception {
    byte[] zip = zip(Map.of("a", "bytes"), false);
    int central = indexOf(zip, CENTRAL_SIGNATURE);
    byte[] encrypted = zip.clone();
    encrypted[central + 8] |= 1;
    byte[] lzma = zip.clone();
    lzma[central + 10] = 14;

    assertThat(codes(encrypted)).containsExactly("entry.encrypted");
    assertThat(codes(lzma)).containsExactly("entry.method");
  }

  @Test
  void whatIsCutOrFollowedBySomethingIsNoArchive() throws Exception {
    byte[] zip = zip(FILES, true);
    byte[] tar = tar(FILES);

    assertThat(refusal(Arrays.copyOf(zip, zip.length - 1))).isEqualTo("archive.damaged");
    assertThat(refusal(Arrays.copyOf(zip, zip.length + 1))).isEqualTo("archive.damaged");
    assertThat(refusal(Arrays.copyOf(zip, 30))).isEqualTo("archive.damaged");
    assertThat(refusal(Arrays.copyOf(tar, 700))).isEqualTo("archive.damaged");
    assertThat(refusal(Arrays.copyOf(tar, 1536))).isEqualTo("archive.damaged");
    assertThat(refusal("some text".getBytes(StandardCharsets.UTF_8))).isEqualTo("archive.unknown");
    assertThat(refusal(new byte[0])).isEqualTo("archive.unknown");
  }

  @Test
  void aSparseFileEndsTheArchive() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry("holes", TarConstants.LF_GNUTYPE_SPARSE);
      out.putArchiveEntry(entry);
      out.closeArchiveEntry();
    }
    assertThat(refusal(bytes.toByteArray())).isEqualTo("archive.sparse");
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("one.txt", "1");
    files.put("z/deep/two.txt", "22".repeat(5_000));
    files.put("empty", "");
    files.put("a-\u00e4\u65e5.txt", "umlaut");
    return files;
  }

  private static Map<String, String> contents(byte[] archive) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    try (ArchiveEntries entries = open(archive, LIMITS)) {
      for (Optional<ArchiveEntry> entry = entries.next();
          entry.isPresent();
          entry = entries.next()) {
        ArchiveEntry.Content content = (ArchiveEntry.Content) entry.get();
        try (InputStream in = content.opening().open()) {
          contents.put(content.path(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return contents;
  }

  private static List<String> codes(byte[] archive) throws IOException {
    List<String> codes = new ArrayList<>();
    try (ArchiveEntries entries = open(archive, LIMITS)) {
      for (Optional<ArchiveEntry> entry = entries.next();
          entry.isPresent();
          entry = entries.next()) {
        codes.add(entry.get() instanceof ArchiveEntry.Refused refused ? refused.code() : "");
      }
    }
    return codes;
  }

  private static String refusal(byte[] archive) {
    return refusal(archive, LIMITS);
  }

  private static String refusal(byte[] archive, ArchiveLimits limits) {
    return catchThrowableOfType(
            ArchiveException.class,
            () -> {
              try (ArchiveEntries entries = open(archive, limits)) {
                for (Optional<ArchiveEntry> entry = entries.next();
                    entry.isPresent();
                    entry = entries.next()) {
                  if (entry.get() instanceof ArchiveEntry.Content content) {
                    try (InputStream in = content.opening().open()) {
                      in.transferTo(OutputStream.nullOutputStream());
                    }
                  }
                }
              }
            })
        .code();
  }

  private static String damage(byte[] archive) {
    return catchThrowableOfType(EntryException.class, () -> contents(archive)).getMessage();
  }

  private static ArchiveEntries open(byte[] archive, ArchiveLimits limits) throws IOException {
    return new Archives(new BytesInStore(archive))
        .open(new BlobRange(BlobKey.next(), 0, archive.length), limits);
  }

  private static byte[] zip(Map<String, String> files, boolean deflated) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
      out.setMethod(deflated ? ZipArchiveOutputStream.DEFLATED : ZipArchiveOutputStream.STORED);
      for (Map.Entry<String, String> file : files.entrySet()) {
        put(out, new ZipArchiveEntry(file.getKey()), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, Integer> name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
      out.putArchiveEntry(new ZipArchiveEntry(name.keySet().iterator().next()));
      out.write(content);
      out.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static void put(ZipArchiveOutputStream out, ZipArchiveEntry entry, String content)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    java.util.zip.CRC32 crc32 = new java.util.zip.CRC32();
    crc32.update(bytes);
    entry.setSize(bytes.length);
    entry.setCrc(crc32.getValue());
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
  }

  private static byte[] tar(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      out.putArchiveEntry(new TarArchiveEntry("z/"));
      out.closeArchiveEntry();
      for (Map.Entry<String, String> file : files.entrySet()) {
        put(out, "./" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, "UTF-8")) {
      put(out, name, content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream out, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    out.putArchiveEntry(entry);
    out.write(content);
    out.closeArchiveEntry();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] changed(byte[] archive, int at, int value) {
    byte[] changed = archive.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return changed;
  }

  private static byte[] replaced(byte[] archive, String name, byte[] other) {
    byte[] changed = archive.clone();
    byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at <= changed.length - wanted.length; at++) {
      if (Arrays.equals(changed, at, at + wanted.length, wanted, 0, wanted.length)) {
        System.arraycopy(other, 0, changed, at, other.length);
      }
    }
    return changed;
  }

  private static int indexOf(byte[] archive, int signature) {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at <= archive.length - 4; at++) {
      if (bytes.getInt(at) == signature) {
        return at;
      }
    }
    throw new AssertionError("no such record");
  }
}
