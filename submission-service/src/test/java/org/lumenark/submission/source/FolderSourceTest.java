package org.lumenark.submission.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumenark.submission.archive.ArchiveEntry;
import org.lumenark.submission.archive.EntryException;

class FolderSourceTest {

  @TempDir Path work;
  private Path root;
  private FolderSource source;

  @BeforeEach
  void makeTheFolder() throws IOException {
    root = Files.createDirectory(work.resolve("allowed"));
    source = new FolderSource(root);
  }

  @Test
  void everyPlainFileIsFoundWithItsBytesInOneOrder() throws IOException {
    write("b/2.tif", "two");
    write("a.txt", "text");
    write("a/z", "");
    write("b/10 µm.tif", "ten");

    Map<String, String> found = found("", "");

    assertThat(found)
        .containsExactly(
            Map.entry("a/z", ""),
            Map.entry("a.txt", "text"),
            Map.entry("b/10 µm.tif", "ten"),
            Map.entry("b/2.tif", "two"));
  }

  @Test
  void whatIsBehindAPlaceIsFoundAndNothingBeforeIt() throws IOException {
    for (String path : List.of("a/1", "a/2", "a-b", "a0", "b/c/d", "b/c-d", "e")) {
      write(path, path);
    }
    List<String> all = new ArrayList<>(found("", "").keySet());

    for (int index = 0; index < all.size(); index++) {
      assertThat(found("", all.get(index)).keySet())
          .as("behind " + all.get(index))
          .containsExactlyElementsOf(all.subList(index + 1, all.size()));
    }
  }

  @Test
  void aFolderOfTheSourceIsVisitedAlone() throws IOException {
    write("day 1/raw/a", "a");
    write("day 10/b", "b");

    assertThat(found("day 1", "")).containsExactly(Map.entry("raw/a", "a"));
    assertThat(found("day 1/raw", "")).containsExactly(Map.entry("a", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"absent", "..", "../secret", "out", "out/below", "file", "file/x", "in/../.."})
  void aFolderThatIsNotInTheSourceIsMissing(String folder) throws IOException {
    Files.createDirectories(work.resolve("secret/below"));
    Files.writeString(work.resolve("secret/below/key"), "secret");
    Files.createSymbolicLink(root.resolve("out"), work.resolve("secret"));
    write("file", "");
    write("in/x", "");

    SourceException refused = catchThrowableOfType(SourceException.class, () -> found(folder, ""));

    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo("source.missing");
  }

  @Test
  void linksAndSpecialFilesAreRefusedWithAReasonAndNeverFollowed() throws Exception {
    Path secret = Files.writeString(work.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("to-file"), secret);
    Files.createSymbolicLink(root.resolve("to-folder"), work);
    Files.createSymbolicLink(root.resolve("to-itself"), root);
    Files.createSymbolicLink(root.resolve("to-nothing"), work.resolve("absent"));
    assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor())
        .isZero();
    write("plain", "plain");

    assertThat(found("", ""))
        .containsExactly(
            Map.entry("pipe", "source.special"),
            Map.entry("plain", "plain"),
            Map.entry("to-file", "source.link"),
            Map.entry("to-folder", "source.link"),
            Map.entry("to-itself", "source.link"),
            Map.entry("to-nothing", "source.link"));
  }

  @Test
  void aFileThatBecomesALinkBetweenSeeingAndOpeningItIsNotRead() throws IOException {
    Path secret = Files.writeString(work.resolve("secret"), "secret");
    Path file = write("file", "harmles");

    source.visit(
        "",
        "",
        () -> {},
        entry -> {
          Files.delete(file);
          Files.createSymbolicLink(file, secret);
          assertThatThrownBy(() -> ((ArchiveEntry.Content) entry).opening().open())
              .isInstanceOfSatisfying(
                  EntryException.class,
                  refused -> assertThat(refused.code()).isEqualTo("source.unreadable"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"grows", "shrinks", "is rewritten", "is replaced"})
  void aFileThatChangesWhileItIsReadIsToldApart(String how) throws IOException {
    Path file = write("file", "0123456789");

    source.visit(
        "",
        "",
        () -> {},
        entry -> {
          try (InputStream in = ((ArchiveEntry.Content) entry).opening().open()) {
            assertThat(in.read()).isEqualTo('0');
            change(file, how);
            EntryException changed =
                catchThrowableOfType(EntryException.class, () -> in.readAllBytes());
            assertThat(changed).as(how).isNotNull();
            assertThat(changed.code()).isEqualTo("source.changed");
          }
        });
  }

  @Test
  void namesThatCannotBeStoredAreRefusedAndOthersAreTaken() throws IOException {
    write("back\\slash/a", "a");
    write(" blank", "b");
    write("good", "g");

    assertThat(found("", ""))
        .containsExactly(
            Map.entry(" blank", "path.blank"),
            Map.entry("back\\slash", "path.backslash"),
            Map.entry("good", "g"));
  }

  @Test
  void aSourceWhoseFolderIsAbsentSaysSo() {
    FolderSource absent = new FolderSource(work.resolve("absent"));

    assertThatThrownBy(() -> absent.visit("", "", () -> {}, entry -> {}))
        .isInstanceOfSatisfying(
            SourceException.class,
            refused -> assertThat(refused.code()).isEqualTo("source.unreadable"));
  }

  private static void change(Path file, String how) throws IOException {
    switch (how) {
      case "grows" -> Files.writeString(file, "more", StandardOpenOption.APPEND);
      case "shrinks" -> Files.writeString(file, "012");
      case "is rewritten" -> {
        Files.writeString(file, "9876543210");
        Files.setLastModifiedTime(
            file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5));
      }
      case "is replaced" -> {
        Path other = Files.writeString(file.resolveSibling("other"), "9876543210");
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      }
      default -> throw new IllegalArgumentException(how);
    }
  }

  private Path write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  /** Contents of what can be read, codes of what is refused. */
  private Map<String, String> found(String folder, String after) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    source.visit(folder, after, () -> {}, entry -> found.put(entry.path(), what(entry)));
    return found;
  }

  private static String what(ArchiveEntry entry) throws IOException {
    return switch (entry) {
      case ArchiveEntry.Refused refused -> refused.code();
      case ArchiveEntry.Content content -> {
        try (InputStream in = content.opening().open()) {
          yield new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    };
  }
}
