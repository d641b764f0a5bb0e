package org.lumenark.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lumenark.imaging.source.ImagingException;

/** See {@code src/test/oracles/jpeg-ls-variants.py}. */
class JpegLsTest {

  private static final Path FOLDER = Path.of("src/test/resources/jpeg-ls");

  @TestFactory
  Stream<DynamicTest> every_stream_gives_the_samples_that_charls_decodes() throws IOException {
    return Files.readAllLines(FOLDER.resolve("expected.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row)));
  }

  private static void check(String[] row) throws Exception {
    byte[] stream = Files.readAllBytes(FOLDER.resolve(row[0]));
    JpegLossless.Picture picture = JpegLs.decode(stream, "a", 1 << 20);
    assertThat(picture.samples().length + "x" + picture.height() + "x" + picture.width())
        .isEqualTo(row[1]);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (char[] plane : picture.samples()) {
      for (char sample : plane) {
        digest.update((byte) sample);
        digest.update((byte) (sample >> 8));
      }
    }
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(row[2]);
  }

  @Test
  void streams_that_end_early_or_are_too_large_are_told_by_their_code() throws IOException {
    byte[] good = Files.readAllBytes(FOLDER.resolve("grey.jls"));
    assertThat(codeOf(Arrays.copyOf(good, good.length / 2), 1 << 20))
        .isEqualTo("dicom.bad-jpeg-ls");
    assertThat(codeOf(good, 100)).isEqualTo("dicom.too-large");
    assertThat(codeOf(new byte[40], 100)).isEqualTo("dicom.bad-jpeg-ls");
  }

  private static String codeOf(byte[] stream, long maxBytes) {
    return catchThrowableOfType(ImagingException.class, () -> JpegLs.decode(stream, "a", maxBytes))
        .code();
  }
}
