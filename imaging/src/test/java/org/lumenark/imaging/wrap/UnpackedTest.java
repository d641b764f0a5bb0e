package org.lumenark.imaging.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.lumenark.imaging.samples.Bytes;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.ByteSource;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.ReadLimits;

class UnpackedTest {

  private static final ReadLimits TEN_MEBIBYTES = new ReadLimits(1 << 20, 1, 1, 10 << 20);

  private static byte[] packed(Codec codec, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        codec == Codec.GZIP
            ? new GZIPOutputStream(packed)
            : new BZip2CompressorOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] texture(int size) {
    byte[] content = new byte[size];
    new Random(1).nextBytes(content);
    for (int i = 0; i < size; i++) {
      content[i] &= 7;
    }
    return content;
  }

  private static ByteSource unpacked(Codec codec, byte[] packed)
      throws IOException, ImagingException {
    return Unpacked.of(MemoryFiles.source(packed), codec, "a.x", TEN_MEBIBYTES);
  }

  private static String failure(Codec codec, byte[] packed) {
    return catchThrowableOfType(ImagingException.class, () -> unpacked(codec, packed)).code();
  }

  private static Set<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("lumenark-unpacked-"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void small_and_large_content_can_be_read_at_any_place_and_leaves_no_file() throws Exception {
    Set<Path> before = temporaryFiles();
    for (int size : new int[] {0, 1, 8 << 20, (8 << 20) + 1}) {
      byte[] content = texture(size);
      try (ByteSource source = unpacked(Codec.GZIP, packed(Codec.GZIP, content))) {
        assertThat(source.size()).isEqualTo(size);
        byte[] end = new byte[size / 3];
        source.read(size - end.length, end, 0, end.length);
        assertThat(Arrays.equals(end, 0, end.length, content, size - end.length, size)).isTrue();
      }
    }
    assertThat(temporaryFiles()).isSubsetOf(before);
  }

  @Test
  void members_that_follow_each_other_are_one_content() throws Exception {
    for (Codec codec : Codec.values()) {
      byte[] both =
          Bytes.join(packed(codec, new byte[] {1, 2}), packed(codec, new byte[] {3, 4, 5}));
      try (ByteSource source = unpacked(codec, both)) {
        byte[] all = new byte[5];
        source.read(0, all, 0, 5);
        assertThat(all).containsExactly(1, 2, 3, 4, 5);
      }
    }
  }

  @Test
  void bombs_and_broken_files_end_with_a_code_and_leave_no_file() throws Exception {
    Set<Path> before = temporaryFiles();
    assertThat(failure(Codec.GZIP, packed(Codec.GZIP, new byte[11 << 20])))
        .isEqualTo("gzip.too-large");
    assertThat(failure(Codec.BZIP2, packed(Codec.BZIP2, new byte[11 << 20])))
        .isEqualTo("bzip2.too-large");
    byte[] good = packed(Codec.GZIP, texture(9 << 20));
    assertThat(failure(Codec.GZIP, Arrays.copyOf(good, good.length / 2)))
        .isEqualTo("gzip.truncated");
    good[good.length / 2] ^= 0x55;
    assertThat(failure(Codec.GZIP, good)).isEqualTo("gzip.damaged");
    byte[] bzip2 = packed(Codec.BZIP2, texture(100_000));
    assertThat(failure(Codec.BZIP2, Arrays.copyOf(bzip2, bzip2.length / 2))).startsWith("bzip2.");
    bzip2[bzip2.length / 2] ^= 0x55;
    assertThat(failure(Codec.BZIP2, bzip2)).isEqualTo("bzip2.damaged");
    assertThat(temporaryFiles()).isSubsetOf(before);
  }

  @Test
  void what_the_store_says_is_no_fault_of_the_file() {
    ByteSource away =
        new ByteSource() {
          @Override
          public long size() {
            return 100;
          }

          @Override
          public void read(long position, byte[] target, int offset, int length)
              throws IOException {
            throw new IOException("the store is away");
          }

          @Override
          public void close() {}
        };
    for (Codec codec : Codec.values()) {
      IOException thrown =
          catchThrowableOfType(
              IOException.class, () -> Unpacked.of(away, codec, "a.x", TEN_MEBIBYTES));
      assertThat(thrown).hasMessage("the store is away");
    }
  }
}
