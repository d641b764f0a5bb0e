package org.lumenark.submission.upload;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Ids;

/** {@code Upload-Concat} of the tus concatenation extension: what a new upload is to be. */
sealed interface UploadConcat {

  /** Most parts of one file. */
  int MOST_PARTS = 1_000;

  /** A file of its own. */
  record Whole() implements UploadConcat {}

  /** A part of a file. */
  record Partial() implements UploadConcat {}

  /** The file that these parts make up, in this order. */
  record Final(List<UUID> parts) implements UploadConcat {
    public Final {
      parts = List.copyOf(parts);
    }
  }

  /**
   * @throws ProblemException if the header is neither {@code partial} nor {@code final;} and
   *     addresses of uploads of this archive, with blanks between them
   */
  static UploadConcat parse(@Nullable String header) {
    if (header == null) {
      return new Whole();
    }
    String value = header.strip();
    if (value.equals("partial")) {
      return new Partial();
    }
    if (!value.startsWith("final;")) {
      throw invalid("Upload-Concat is neither partial nor final and a list of uploads.");
    }
    List<UUID> parts = new ArrayList<>();
    for (String address : value.substring("final;".length()).strip().split(" +", -1)) {
      parts.add(part(address));
    }
    if (parts.size() > MOST_PARTS) {
      throw invalid("Upload-Concat names more than " + MOST_PARTS + " uploads.");
    }
    return new Final(parts);
  }

  private static UUID part(String address) {
    String path;
    try {
      path = URI.create(address).getPath();
    } catch (IllegalArgumentException none) {
      throw invalid("Upload-Concat names something that is no address.");
    }
    if (path == null || !path.startsWith(UploadResource.PATH + "/")) {
      throw invalid("Upload-Concat names something that is no upload of this archive.");
    }
    return Ids.id(path.substring(UploadResource.PATH.length() + 1));
  }

  private static ProblemException invalid(String message) {
    return new ProblemException(ProblemType.INVALID, "upload.concat", message, List.of());
  }
}
