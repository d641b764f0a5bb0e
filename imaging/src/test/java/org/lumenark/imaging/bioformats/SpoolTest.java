package org.lumenark.imaging.bioformats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumenark.imaging.samples.MemoryFiles;

class SpoolTest {

  @ParameterizedTest
  @CsvSource({
    "a.vsi, _a_/stack1/frame_t.ets, true",
    "a.mrxs, a/Slidedat.ini, true",
    "a.oif, a.oif.files/s_C001.tif, true",
    "a.oir, a_00001, true",
    "a.ics, a.ids, true",
    "a.ics, ab.ids, false",
    "a.ics, b/a.ids, false",
    "a.vsi, _ab_/stack1/frame_t.ets, false"
  })
  void filesBelongTogetherByTheirNames(String entry, String other, boolean together) {
    assertThat(Spool.belongs(other, entry)).isEqualTo(together);
  }

  @Test
  void onlyWhatBelongsToTheFileIsCopiedAndNothingIsLeft() throws Exception {
    MemoryFiles files =
        new MemoryFiles()
            .with("x/a.vsi", new byte[] {1})
            .with("x/_a_/s/f.ets", new byte[] {2, 3})
            .with("x/b.vsi", new byte[] {4})
            .with("a.tif", new byte[] {5})
            .with("x/a/../../../escape", new byte[] {6});
    Path folder;
    try (Spool spool = Spool.of(files, "x/a.vsi", 1_000)) {
      folder = spool.entry().getParent();
      assertThat(spool.entry()).hasBinaryContent(new byte[] {1});
      Path other = folder.resolve("_a_/s/f.ets");
      assertThat(other).hasBinaryContent(new byte[] {2, 3});
      assertThat(spool.original(other.toString())).contains("x/_a_/s/f.ets");
      assertThat(folder.resolve("b.vsi")).doesNotExist();
      assertThat(folder.resolve("../../escape")).doesNotExist();
    }
    assertThat(Files.exists(folder)).isFalse();
  }
}
