package org.lumenark.client.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.Detail;
import org.lumenark.client.failure.ExitCode;

/**
 * Every file below a folder, always in the same order (names by their UTF-8 bytes), with paths
 * relative to it. Symbolic links are not followed. One folder's names are in memory at a time, for
 * each level.
 */
public final class FolderWalk {

  /** What is found on the way. */
  public interface Visitor {
    void file(LocalFile file);

    /**
     * Something that is there and is not part of the study: a link, a device, an unreadable file.
     */
    void skipped(Detail reason);

    /** Two names that differ only by case or normal form. */
    default void twins(String path, String other) {}
  }

  private final Path root;

  private FolderWalk(Path root) {
    this.root = root;
  }

  /** Fails if there is no such folder. */
  public static FolderWalk of(Path folder) {
    if (!Files.isDirectory(folder)) {
      boolean there = Files.exists(folder);
      throw new ClientException(
          ExitCode.NO_INPUT,
          there ? "input.not-a-folder" : "input.absent",
          folder + (there ? " is not a folder." : " does not exist."),
          folder.toString());
    }
    return new FolderWalk(folder);
  }

  public Path root() {
    return root;
  }

  public void walk(Visitor visitor) {
    walk(root, "", visitor);
  }

  private void walk(Path folder, String prefix, Visitor visitor) {
    NameTwins twins = new NameTwins();
    for (Path entry : sorted(folder, prefix, visitor)) {
      String name = entry.getFileName().toString();
      String path = prefix + name;
      twins.other(name).ifPresent(other -> visitor.twins(path, prefix + other));
      try {
        BasicFileAttributes attributes =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          walk(entry, path + "/", visitor);
        } else if (attributes.isRegularFile()) {
          file(entry, path, attributes, visitor);
        } else {
          visitor.skipped(notAFile(path, attributes.isSymbolicLink()));
        }
      } catch (IOException e) {
        visitor.skipped(unreadable(path));
      }
    }
  }

  private static void file(
      Path entry, String path, BasicFileAttributes attributes, Visitor visitor) {
    if (!Files.isReadable(entry)) {
      visitor.skipped(unreadable(path));
      return;
    }
    visitor.file(new LocalFile(path, entry, attributes.size(), attributes.lastModifiedTime()));
  }

  private static List<Path> sorted(Path folder, String prefix, Visitor visitor) {
    record Named(Path path, byte[] name) {}
    List<Named> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(path ->
          entries.add(
              new Named(path, path.getFileName().toString().getBytes(StandardCharsets.UTF_8))));
    } catch (AccessDeniedException e) {
      visitor.skipped(unreadable(prefix.isEmpty() ? folder.toString() : prefix));
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      throw ClientException.localFile(folder.toString(), e);
    }
    entries.sort((left, right) -> Arrays.compareUnsigned(left.name(), right.name()));
    return entries.stream().map(Named::path).toList();
  }

  private static Detail unreadable(String path) {
    return new Detail(
        "file.unreadable",
        StudyPath.visible(path),
        "It cannot be read.",
        "Give yourself the right to read it.");
  }

  private static Detail notAFile(String path, boolean link) {
    return link
        ? Detail.of("file.link", StudyPath.visible(path), "Symbolic links are not followed.")
        : Detail.of("file.special", StudyPath.visible(path), "It is no regular file.");
  }
}
