package org.lumenark.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;

class FolderPlanTest {

  @TempDir Path folder;

  @Test
  void countsEveryFileAndItsBytesInAStableOrder() throws IOException {
    write("b/2.tif", "22");
    write("b/1.tif", "1");
    write("a.txt", "");
    write("Z.tif", "zzz");

    FolderPlan plan = FolderPlan.of(FolderWalk.of(folder));

    assertThat(plan.files()).isEqualTo(4);
    assertThat(plan.bytes()).isEqualTo(6);
    assertThat(paths()).containsExactly("Z.tif", "a.txt", "b/1.tif", "b/2.tif");
  }

  @Test
  void everyNameThatCannotBeStoredIsReportedAtOnce() throws IOException {
    write("good.tif", "x");
    write(" leading.tif", "x");
    write("sub/back\\slash.tif", "x");
    write("sub/new\nline.tif", "x");

    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> FolderPlan.of(FolderWalk.of(folder)))
        .satisfies(e -> {
          assertThat(e.exit()).isEqualTo(ExitCode.BAD_DATA);
          assertThat(e.details())
              .extracting(Detail::code)
              .containsExactlyInAnyOrder("path.blank", "path.backslash", "path.control");
          assertThat(e.details()).extracting(Detail::place).contains("sub/new\\u000Aline.tif");
        });
  }

  @Test
  void symbolicLinksAreLeftOutWithAWarning() throws IOException {
    write("real.tif", "x");
    Files.createSymbolicLink(folder.resolve("link.tif"), folder.resolve("real.tif"));
    Files.createSymbolicLink(folder.resolve("up"), folder.getParent());

    FolderPlan plan = FolderPlan.of(FolderWalk.of(folder));

    assertThat(plan.files()).isEqualTo(1);
    assertThat(plan.warnings()).extracting(Detail::place).containsExactly("link.tif", "up");
  }

  @Test
  void namesThatDifferOnlyByCaseOrNormalFormAreAWarning() throws IOException {
    write("cell.tif", "x");
    write("Cell.tif", "x");
    write("u\u0308.tif", "x");
    write("\u00fc.tif", "x");

    assertThat(FolderPlan.of(FolderWalk.of(folder)).warnings())
        .extracting(Detail::code)
        .containsExactly("path.twins", "path.twins");
  }

  @Test
  void anEmptyFolderAndAMissingOneAreNoInput() {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> FolderPlan.of(FolderWalk.of(folder)))
        .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.NO_INPUT))
        .satisfies(e -> assertThat(e.code()).isEqualTo("input.empty"));
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> FolderWalk.of(folder.resolve("absent")))
        .satisfies(e -> assertThat(e.exit()).isEqualTo(ExitCode.NO_INPUT))
        .satisfies(e -> assertThat(e.code()).isEqualTo("input.absent"));
  }

  private List<String> paths() {
    List<String> paths = new ArrayList<>();
    FolderWalk.of(folder)
        .walk(
            new FolderWalk.Visitor() {
              @Override
              public void file(LocalFile file) {
                paths.add(file.path());
              }

              @Override
              public void skipped(Detail reason) {}
            });
    return paths;
  }

  private void write(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
