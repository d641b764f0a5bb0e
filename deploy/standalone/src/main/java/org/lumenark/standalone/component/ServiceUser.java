package org.lumenark.standalone.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user that servers run as. PostgreSQL and OpenSearch refuse root, so root steps down to the
 * system user {@code lumenark} where there is one, else to {@code nobody}; no user is created.
 */
public sealed interface ServiceUser {
  /** The words before a command that make it run as this user and die with its parent. */
  List<String> prefix();

  /** Hands one file or folder to this user. */
  void own(Path path) throws IOException;

  /** Whether this user can enter every folder on the way to {@code path}. */
  boolean reaches(Path path);

  String name();

  /** The user that fits the current process. */
  static ServiceUser current() {
    if (!isRoot()) {
      return new Self(System.getProperty("user.name", "unknown"));
    }
    return PasswordFile.find("lumenark")
        .or(() -> PasswordFile.find("nobody"))
        .orElseThrow(() ->
            new StackException(
                StackException.Kind.MISSING,
                "stack.no-service-user",
                "started as root, but there is no user 'lumenark' or 'nobody' to run the"
                    + " servers as; create one: useradd --system lumenark"));
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Creates a folder that only this user may enter; existing content is kept. */
  default Path privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    own(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return folder;
  }

  /** Writes a file that only this user may read, in one step. */
  default void writePrivate(Path file, String content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, content);
    own(fresh);
    Files.move(
        fresh,
        file,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  /** Hands a whole tree to this user. */
  default void ownTree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        own(path);
      }
    }
  }

  /** The user of this process. */
  record Self(String name) implements ServiceUser {
    @Override
    public List<String> prefix() {
      return List.of("setpriv", "--pdeathsig", "KILL");
    }

    @Override
    public void own(Path path) {}

    @Override
    public boolean reaches(Path path) {
      return true;
    }
  }

  /** A user without rights that root steps down to. */
  record Unprivileged(String name, int uid, int gid) implements ServiceUser {
    @Override
    public List<String> prefix() {
      return List.of(
          "setpriv",
          "--reuid=" + uid,
          "--regid=" + gid,
          "--clear-groups",
          "--no-new-privs",
          "--pdeathsig",
          "KILL");
    }

    @Override
    public void own(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public boolean reaches(Path path) {
      for (Path folder = real(path); folder != null; folder = folder.getParent()) {
        if (Files.isDirectory(folder) && !enters(folder)) {
          return false;
        }
      }
      return true;
    }

    /** Without symbolic links, as far as the path exists. */
    private static Path real(Path path) {
      try {
        return path.toRealPath();
      } catch (IOException e) {
        return path.toAbsolutePath().normalize();
      }
    }

    private boolean enters(Path folder) {
      try {
        int mode = (Integer) Files.getAttribute(folder, "unix:mode");
        int owner = (Integer) Files.getAttribute(folder, "unix:uid");
        int group = (Integer) Files.getAttribute(folder, "unix:gid");
        int bit = owner == uid ? 0100 : group == gid ? 0010 : 0001;
        return (mode & bit) != 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** The local password file; users from a directory service are not looked up. */
  final class PasswordFile {
    private PasswordFile() {}

    static Optional<ServiceUser> find(String name) {
      try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
        return lines
            .map(line -> List.of(line.split(":", -1)))
            .filter(fields -> fields.size() >= 4 && fields.get(0).equals(name))
            .<ServiceUser>map(fields ->
                new Unprivileged(
                    name, Integer.parseInt(fields.get(2)), Integer.parseInt(fields.get(3))))
            .findFirst();
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
