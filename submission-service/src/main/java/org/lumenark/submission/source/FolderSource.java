package org.lumenark.submission.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lumenark.filelist.FilePath;
import org.lumenark.submission.archive.ArchiveEntry;

/**
 * Plain files below a folder of this machine. Every name is opened relative to its folder, which is
 * open, and links are never followed: nothing outside is reached, whoever changes names meanwhile.
 *
 * @param root may itself be reached through links: the operator has named it
 */
record FolderSource(Path root) implements ImportSource {

  private static final char NOT_UNICODE = 0xFFFD;

  @Override
  public void visit(String folder, String after, Runnable beat, Found found) throws IOException {
    if (!folder.isEmpty() && FilePath.check(folder).isPresent()) {
      throw SourceException.missing();
    }
    DirectoryStream<Path> top;
    try {
      top = Files.newDirectoryStream(root.toRealPath());
    } catch (IOException absent) {
      throw SourceException.unreadable();
    }
    try (top) {
      if (!(top instanceof SecureDirectoryStream<Path> secure)) {
        throw SourceException.unreadable();
      }
      List<String> names = folder.isEmpty() ? List.of() : List.of(folder.split("/", -1));
      descend(secure, names, new Walk(after, beat, found));
    }
  }

  private static void descend(SecureDirectoryStream<Path> at, List<String> names, Walk walk)
      throws IOException {
    if (names.isEmpty()) {
      walk.below(at, "");
      return;
    }
    Optional<SecureDirectoryStream<Path>> next = open(at, Path.of(names.getFirst()));
    if (next.isEmpty()) {
      throw SourceException.missing();
    }
    try (SecureDirectoryStream<Path> below = next.get()) {
      descend(below, names.subList(1, names.size()), walk);
    }
  }

  private static Optional<SecureDirectoryStream<Path>> open(
      SecureDirectoryStream<Path> at, Path name) {
    try {
      return Optional.of(at.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  /** Depth first, by names. */
  private record Walk(String after, Runnable beat, Found found) {

    void below(SecureDirectoryStream<Path> folder, String above) throws IOException {
      for (Path name : names(folder)) {
        beat.run();
        String path = above + name;
        Optional<BasicFileAttributes> is = attributes(folder, name);
        if (is.isPresent() && is.get().isDirectory()) {
          folder(folder, name, path);
        } else if (is.isPresent() && isBehind(path)) {
          found.entry(entry(folder, name, path, is.get()));
        }
      }
    }

    private void folder(SecureDirectoryStream<Path> at, Path name, String path) throws IOException {
      boolean begun = (after + "/").startsWith(path + "/");
      if (!begun && !isBehind(path)) {
        return;
      }
      Optional<FilePath.Fault> fault = fault(path);
      if (fault.isPresent()) {
        refuse(path, fault.get().code(), fault.get().message(), "Rename the folder.");
        return;
      }
      Optional<SecureDirectoryStream<Path>> next = open(at, name);
      if (next.isEmpty()) {
        refuse(
            path,
            "source.unreadable",
            "The archive cannot read the folder.",
            "Ask the operator of the archive to let it.");
        return;
      }
      try (SecureDirectoryStream<Path> below = next.get()) {
        below(below, path + "/");
      }
    }

    private void refuse(String path, String code, String message, String remedy)
        throws IOException {
      if (isBehind(path)) {
        found.entry(new ArchiveEntry.Refused(path, 0, code, message, remedy));
      }
    }

    private static ArchiveEntry entry(
        SecureDirectoryStream<Path> folder, Path name, String path, BasicFileAttributes is) {
      Optional<FilePath.Fault> fault = fault(path);
      if (fault.isPresent()) {
        return new ArchiveEntry.Refused(
            path, is.size(), fault.get().code(), fault.get().message(), "Rename the file.");
      }
      if (is.isSymbolicLink()) {
        return new ArchiveEntry.Refused(
            path,
            0,
            "source.link",
            "This is a link; links are not followed.",
            "Put the file itself there.");
      }
      if (!is.isRegularFile()) {
        return new ArchiveEntry.Refused(
            path, 0, "source.special", "This is no plain file.", "Leave it out.");
      }
      return new ArchiveEntry.Content(path, is.size(), () -> UnchangedFile.open(folder, name, is));
    }

    /** Names that this process cannot decode are told from others by their replacements. */
    private static Optional<FilePath.Fault> fault(String path) {
      return path.indexOf(NOT_UNICODE) >= 0
          ? Optional.of(new FilePath.Fault("path.encoding", "The name is not valid UTF-8."))
          : FilePath.check(path);
    }

    private boolean isBehind(String path) {
      return after.isEmpty() || Arrays.compare(path.split("/", -1), after.split("/", -1)) > 0;
    }

    /** Empty if it has gone meanwhile. */
    private static Optional<BasicFileAttributes> attributes(
        SecureDirectoryStream<Path> folder, Path name) throws IOException {
      try {
        return Optional.of(UnchangedFile.view(folder, name).readAttributes());
      } catch (NoSuchFileException gone) {
        return Optional.empty();
      }
    }

    private static List<Path> names(SecureDirectoryStream<Path> folder) throws IOException {
      List<Path> names = new ArrayList<>();
      try {
        folder.forEach(entry -> names.add(entry.getFileName()));
      } catch (DirectoryIteratorException broken) {
        throw broken.getCause();
      }
      names.sort(Comparator.comparing(Path::toString));
      return names;
    }
  }
}
