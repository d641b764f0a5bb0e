package org.lumenark.imaging.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files that are written were decoded with libwebp once, and gave the same pixels; their
 * digests are kept here. After a change of the encoder: write the pictures with {@link #main}, let
 * {@code src/test/oracles/webp.py} compare them, and take the digests that it prints.
 */
class LosslessWebpTest {

  @ParameterizedTest
  @CsvSource({
    "black, 1, 1, a3d42ae0ab1e2868f67e43bc438c3fbfc05df8bfdd4da1795f81b06a03aa3dfd",
    "column, 1, 777, 949257b930ae8f9daa5c3803e7e8cdc3e26fa021415fb59c091de2b7039fe237",
    "flat, 5, 3, ee0c31aeb74714f96c169c4b6c713b45682959f107371c52b387cb12fdfa681e",
    "line, 1000, 1, d4fc3964b69d43e5445963ae637f5b89fb193f1ed37e191cb310fec1d6d059c6",
    "noise, 300, 217, 41cd11942ff34f002406c14937bfd11c856518b01360cbfd275b444884458267",
    "skewed, 640, 480, 2af7bc2ba87134215247062c1edc034a1ad8020b2ba67ae7201cb6970af0d4a9",
    "waves, 513, 512, ed74f2cfb925a16ddc2f7704815f2038d3f1397c87f570bf97e440877a5e05c2"
  })
  void filesAreThoseThatAnIndependentReaderHasDecoded(
      String picture, int width, int height, String digest) throws Exception {
    byte[] file = LosslessWebp.encode(pixels(picture, width, height), width, height);
    assertThat(sha256(file)).isEqualTo(digest);
  }

  @Test
  void areasOfOneColourTakeHardlyAnything() {
    assertThat(LosslessWebp.encode(new int[2048 * 2048], 2048, 2048)).hasSizeLessThan(4_096);
  }

  @Test
  void sidesThatTheFormatCannotHaveAreRefused() {
    assertThatThrownBy(() -> LosslessWebp.encode(new int[16_385], 16_385, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LosslessWebp.encode(new int[0], 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Writes each picture as {@code .webp} and, for comparison, as {@code .ppm} into a folder. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String[] pictures = {
      "black 1 1",
      "flat 5 3",
      "line 1000 1",
      "column 1 777",
      "noise 300 217",
      "waves 513 512",
      "skewed 640 480"
    };
    for (String picture : pictures) {
      String[] parts = picture.split(" ", -1);
      int width = Integer.parseInt(parts[1]);
      int height = Integer.parseInt(parts[2]);
      int[] pixels = pixels(parts[0], width, height);
      String name = parts[0] + "-" + width + "-" + height;
      Files.write(folder.resolve(name + ".webp"), LosslessWebp.encode(pixels, width, height));
      byte[] head = ("P6 " + width + " " + height + " 255\n").getBytes("US-ASCII");
      byte[] ppm = java.util.Arrays.copyOf(head, head.length + 3 * pixels.length);
      for (int i = 0; i < pixels.length; i++) {
        ppm[head.length + 3 * i] = (byte) (pixels[i] >> 16);
        ppm[head.length + 3 * i + 1] = (byte) (pixels[i] >> 8);
        ppm[head.length + 3 * i + 2] = (byte) pixels[i];
      }
      Files.write(folder.resolve(name + ".ppm"), ppm);
    }
  }

  private static int[] pixels(String picture, int width, int height) {
    Random random = new Random(11);
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            switch (picture) {
              case "black" -> 0;
              case "flat" -> 0x8040C0;
              case "line", "column" -> (x + y) * 0x010305 & 0xFFFFFF;
              case "noise" -> random.nextInt() & 0xFFFFFF;
              case "waves" -> (x * x / 64 + y & 0xFF) << 16 | (x + y & 0xFF) << 8 | (x ^ y) & 0xFF;
              // Values whose frequencies differ so much that the best codes would be too long.
              case "skewed" -> 1 << Integer.numberOfTrailingZeros(random.nextInt() | 1 << 23);
              default -> throw new IllegalArgumentException(picture);
            };
      }
    }
    return pixels;
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
