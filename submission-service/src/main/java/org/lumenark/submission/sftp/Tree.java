package org.lumenark.submission.sftp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumenark.submission.token.UploadToken;

/**
 * The folders of a draft as one session sees them: with those that it has made and that are empty
 * so far, of which a draft itself knows nothing.
 */
final class Tree {

  private static final int MOST_MADE = 10_000;

  private final UploadToken token;
  private final DraftFolders folders;
  private final Set<String> made = new HashSet<>();

  Tree(UploadToken token, DraftFolders folders) {
    this.token = token;
    this.folders = folders;
  }

  UUID draft() {
    return token.draft();
  }

  Place place(String path) throws SftpFailure {
    return Place.of(token.draft(), path);
  }

  /** A place that can hold a file. */
  Place.Inside inside(String path) throws SftpFailure {
    if (place(path) instanceof Place.Inside inside && !inside.path().isEmpty()) {
      return inside;
    }
    throw SftpFailure.denied("This folder stays as it is.");
  }

  Optional<Node> find(Place place) {
    return switch (place) {
      case Place.Top _ -> Optional.of(Node.folder("/"));
      case Place.Inside inside ->
          made.contains(inside.path())
              ? Optional.of(Node.folder(inside.name()))
              : folders.find(token, inside);
    };
  }

  Node get(Place place) throws SftpFailure {
    return find(place).orElseThrow(SftpFailure::missing);
  }

  Listing list(Place place) throws SftpFailure {
    if (!get(place).isFolder()) {
      throw SftpFailure.failed("path.is-file", "This is no folder.");
    }
    return switch (place) {
      case Place.Top _ -> Listing.of(List.of(Node.folder(token.draft().toString())));
      case Place.Inside(String path) -> new Listing(folders, token, path, first(path));
    };
  }

  /** What is in a folder beside whole files. */
  private List<Node> first(String folder) {
    return Stream.concat(madeIn(folder).stream(), folders.partial(token, folder).stream())
        .distinct()
        .toList();
  }

  void make(Place.Inside place) throws SftpFailure {
    if (find(place).isPresent()) {
      throw SftpFailure.failed("path.exists", "There is something under this path.");
    }
    if (!get(new Place.Inside(parent(place.path()))).isFolder()) {
      throw SftpFailure.failed("path.is-file", "A folder of this path is a file of the draft.");
    }
    if (made.size() >= MOST_MADE) {
      throw SftpFailure.failed("sftp.too-many", "There are too many empty folders.");
    }
    made.add(place.path());
  }

  void remove(Place.Inside place) throws SftpFailure {
    if (get(place).isFolder()) {
      throw SftpFailure.failed("path.is-folder", "This is a folder.");
    }
    folders.remove(token, place.path());
  }

  void removeFolder(Place.Inside place) throws SftpFailure {
    if (!get(place).isFolder()) {
      throw SftpFailure.failed("path.is-file", "This is no folder.");
    }
    if (!madeIn(place.path()).isEmpty() || folders.find(token, place).isPresent()) {
      throw SftpFailure.failed("path.is-folder", "The folder is not empty.");
    }
    made.remove(place.path());
  }

  void rename(Place.Inside from, Place.Inside to) throws SftpFailure {
    if ((to.path() + "/").startsWith(from.path() + "/")) {
      throw SftpFailure.failed("action.into-itself", "This would move it below itself.");
    }
    if (get(from).isFolder() && find(to).isPresent()) {
      throw SftpFailure.failed("path.exists", "There is something under the new path.");
    }
    boolean isMade = made.contains(from.path());
    if (!isMade || folders.find(token, from).isPresent()) {
      folders.rename(token, from, to);
    }
    String start = from.path() + "/";
    List<String> moved = made.stream().filter(path -> (path + "/").startsWith(start)).toList();
    moved.forEach(made::remove);
    moved.forEach(path -> made.add(to.path() + path.substring(from.path().length())));
  }

  private List<Node> madeIn(String folder) {
    return made.stream()
        .filter(path -> parent(path).equals(folder))
        .sorted()
        .map(path -> Node.folder(path.substring(path.lastIndexOf('/') + 1)))
        .toList();
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
