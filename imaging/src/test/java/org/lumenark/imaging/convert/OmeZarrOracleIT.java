package org.lumenark.imaging.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.samples.Oracles;
import org.lumenark.imaging.source.ImageRole;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;
import org.lumenark.imaging.zarr.FolderSink;

/**
 * Readers and validators of others judge what is written; see {@code
 * src/test/oracles/check_zarr.py}.
 */
class OmeZarrOracleIT {

  private static String python = "";

  @TempDir Path folder;

  @BeforeAll
  static void findPython() throws Exception {
    python = Oracles.python();
  }

  @ParameterizedTest(name = "{0} {1} x {2} t{3} c{4} z{5} {6} x {7}, {8} MiB")
  @CsvSource({
    "UINT16, IMAGE, 1, 1, 2, 5, 2300, 3001, 32",
    "UINT8,  IMAGE, 3, 1, 3, 1, 1300, 2049, 320",
    "INT8,   IMAGE, 1, 2, 1, 3, 513,  1025, 320",
    "INT16,  IMAGE, 1, 1, 1, 1, 1030, 700,  320",
    "UINT32, IMAGE, 1, 1, 1, 2, 700,  601,  320",
    "INT32,  IMAGE, 1, 1, 2, 1, 601,  700,  320",
    "UINT64, IMAGE, 1, 1, 1, 1, 515,  513,  320",
    "INT64,  IMAGE, 1, 1, 1, 1, 515,  513,  320",
    "FLOAT32,IMAGE, 1, 2, 1, 1, 777,  1111, 320",
    "FLOAT64,IMAGE, 1, 1, 1, 2, 600,  513,  320",
    "UINT16, LABEL, 1, 1, 1, 2, 1025, 1500, 320",
    "UINT8,  IMAGE, 1, 1, 1, 1, 1,    1,    320",
    "UINT16, IMAGE, 1, 1, 1, 1, 1,    5003, 320",
    "UINT16, IMAGE, 1, 1, 1, 1, 3001, 2,    320",
    "UINT16, IMAGE, 1, 1, 3, 7, 4100, 5000, 320"
  })
  void otherReadersSeeTheTextureAndItsMeans(
      SampleType type,
      ImageRole role,
      int together,
      int t,
      int c,
      int z,
      int y,
      int x,
      long budgetMib)
      throws Exception {
    TexturedImage image = TexturedImage.of(type, role, together, t, c, z, y, x);
    Path container = folder.resolve("image.ome.zarr");
    ConversionReport report =
        TextureReader.converterOf(image)
            .convert(
                "texture",
                TextureReader.NO_FILES,
                List.of("texture.tif"),
                new FolderSink(container),
                ConversionOptions.defaults().withMemoryBudget(budgetMib << 20),
                ConversionProgress.NONE);
    Path told = folder.resolve("report.json");
    new ObjectMapper().writeValue(told.toFile(), report);
    Path check = Path.of("src/test/oracles/check_zarr.py").toAbsolutePath();
    String said =
        Oracles.run(List.of(python, check.toString(), container.toString(), told.toString()));
    assertThat(said).contains("levels");
  }
}
