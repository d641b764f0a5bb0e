package org.lumenark.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.command.SampleTable.Sample;

class FormatsReportCommandTest {

  @TempDir Path folder;

  @BeforeEach
  void samples() throws IOException {
    for (String path : new String[] {"png/a.png", "sequence/s/a_z0.png", "sequence/s/a_z1.png"}) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }
    Files.createDirectories(folder.resolve("malformed"));
    Files.writeString(folder.resolve("malformed/error.tif"), "This is no TIFF");
    Files.writeString(
        folder.resolve("MANIFEST.tsv"),
        """
        file\tbytes\tformat\tdims
        png/a.png\t1\tPNG\tX=30 Y=20 uint8
        sequence/s/a_z0.png\t1\tPNG\tX=30 Y=20 uint8
        sequence/s/a_z1.png\t1\tPNG\tX=30 Y=20 uint8
        malformed/error.tif\t15\tTIFF, malformed\t
        absent.tif\t1\tTIFF\t
        """);
  }

  @Test
  void eachSampleIsListedOnce() throws IOException {
    assertThat(SampleTable.read(folder))
        .extracting(Sample::path)
        .containsExactly("png/a.png", "sequence/s", "malformed/error.tif");
  }

  @Test
  void theTableSaysWhatBecameOfEachSample() {
    CommandLineRun run =
        CommandLineRun.of(folder, "http://127.0.0.1:1", "formats-report", folder.toString());
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("| png/a.png | png | lumenark-simple | 1 1 1 20 30 | uint8 | - | converted,")
        .contains("| sequence/s | sequence | lumenark-sets | 1 1 2 20 30 | uint8 |")
        .contains("2 of 2 samples converted.")
        .contains("| malformed/error.tif | text | `no-reader`");
  }
}
