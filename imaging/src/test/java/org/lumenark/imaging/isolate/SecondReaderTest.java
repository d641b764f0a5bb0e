package org.lumenark.imaging.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.imaging.detect.Detection;
import org.lumenark.imaging.samples.MemoryFiles;
import org.lumenark.imaging.source.FileSet;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PixelSourceProvider;
import org.lumenark.imaging.source.ReadLimits;
import org.lumenark.imaging.source.SampleType;
import org.lumenark.imaging.texture.TextureReader;
import org.lumenark.imaging.texture.TexturedImage;

class SecondReaderTest {

  private static final PixelSource IMAGE = TexturedImage.of(SampleType.UINT8, 1, 1, 1, 2, 2);
  private static final PixelSourceProvider WELL = new TextureReader(IMAGE);

  private record Failing(String code) implements PixelSourceProvider {

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public List<String> formats() {
      return List.of("czi");
    }

    @Override
    public PixelSource open(FileSet files, String path, Detection detection, ReadLimits limits)
        throws ImagingException {
      throw new ImagingException(code, path, "It does not read it.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"czi.unsupported", "czi.unsupported-compression"})
  void theOtherReaderGetsWhatTheFirstDoesNotSupport(String code) throws Exception {
    assertThat(open(new SecondChance(new Failing(code), WELL))).isSameAs(IMAGE);
  }

  @Test
  void damagedFilesAreNotTriedTwice() {
    fails(new SecondChance(new Failing("czi.truncated"), WELL), "czi.truncated");
  }

  @Test
  void theFirstReaderSaysWhatIsTheMatterIfNeitherReadsIt() {
    fails(
        new SecondChance(
            new Failing("czi.unsupported-type"), new Failing("bioformats.cannot-read")),
        "czi.unsupported-type");
  }

  @Test
  void aFileThatOnlyItsNameMakesAnImageHasNoReaderIfItIsNone() {
    fails(new Doubtful(new Failing("bioformats.cannot-read")), "no-reader");
    fails(new Doubtful(new Failing("worker.timeout")), "worker.timeout");
  }

  private static void fails(PixelSourceProvider reader, String code) {
    assertThatThrownBy(() -> open(reader))
        .isInstanceOfSatisfying(ImagingException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private static PixelSource open(PixelSourceProvider reader) throws Exception {
    return reader.open(
        new MemoryFiles(),
        "a.czi",
        new Detection("czi", 1, "a test", true, true),
        ReadLimits.DEFAULT);
  }
}
