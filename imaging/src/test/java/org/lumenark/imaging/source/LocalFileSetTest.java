package org.lumenark.imaging.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileSetTest {

  @TempDir Path folder;

  @Test
  void files_are_listed_by_the_bytes_of_their_paths_and_links_that_leave_are_not_there()
      throws Exception {
    Path root = Files.createDirectories(folder.resolve("root/sub"));
    Files.writeString(folder.resolve("secret"), "secret");
    Files.writeString(root.resolve("b"), "b");
    Files.writeString(folder.resolve("root/Z"), "z");
    Files.createSymbolicLink(folder.resolve("root/out"), folder.resolve("secret"));
    Files.createSymbolicLink(folder.resolve("root/in"), root.resolve("b"));
    LocalFileSet files = new LocalFileSet(folder.resolve("root"));
    assertThat(files.paths()).containsExactly("Z", "in", "sub/b");
    assertThat(files.open("out")).isEmpty();
    assertThat(files.open("../secret")).isEmpty();
    assertThat(files.open("sub/../Z")).isEmpty();
    assertThat(files.open("sub")).isEmpty();
    assertThat(files.open("")).isEmpty();
    try (ByteSource source = files.open("in").orElseThrow()) {
      assertThat(source.size()).isEqualTo(1);
      assertThatThrownBy(() -> source.read(0, new byte[2], 0, 2)).isInstanceOf(EOFException.class);
    }
  }
}
