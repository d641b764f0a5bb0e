package org.lumenark.submission.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumenark.filelist.FilePath;

/** What a path of the client means: {@code /}, {@code /DRAFT}, or something in the draft. */
sealed interface Place {

  /** Above the draft; holds nothing else. */
  record Top() implements Place {}

  /**
   * In the draft.
   *
   * @param path in the draft; empty for the draft itself
   */
  record Inside(String path) implements Place {

    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * Where a path leads, from the draft's folder if it is relative; {@code .} and {@code ..} are
   * names of folders nowhere.
   *
   * @throws SftpFailure if it leads elsewhere, or the draft cannot have such a path
   */
  static Place of(UUID draft, String path) throws SftpFailure {
    List<String> names = new ArrayList<>();
    if (!path.startsWith("/")) {
      names.add(draft.toString());
    }
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        if (!names.isEmpty()) {
          names.removeLast();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return new Top();
    }
    if (!names.getFirst().equals(draft.toString())) {
      throw SftpFailure.missing();
    }
    String inside = String.join("/", names.subList(1, names.size()));
    if (!inside.isEmpty()) {
      var fault = FilePath.check(inside);
      if (fault.isPresent()) {
        throw SftpFailure.failed(fault.get().code(), fault.get().message());
      }
    }
    return new Inside(inside);
  }

  /** The path that leads here. */
  default String absolute(UUID draft) {
    return switch (this) {
      case Top _ -> "/";
      case Inside(String path) -> path.isEmpty() ? "/" + draft : "/" + draft + "/" + path;
    };
  }
}
