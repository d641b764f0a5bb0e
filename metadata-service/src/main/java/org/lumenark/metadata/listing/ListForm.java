package org.lumenark.metadata.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/** What a list of files is written for. Paths have no control characters, so a line is a file. */
public enum ListForm {
  /**
   * Input file of {@code aria2c -i}: an address, and options below it.
   *
   * @see <a href="https://aria2.github.io/manual/en/html/aria2c.html#input-file">aria2c</a>
   */
  ARIA2 {
    @Override
    public String line(ListedFile file) {
      return "%s\n  out=%s\n  checksum=sha-256=%s\n"
          .formatted(file.address(), file.place(), file.sha256());
    }
  },
  /** Addresses, as {@code wget -i} and {@code xargs} take them. */
  WGET {
    @Override
    public String line(ListedFile file) {
      return file.address() + "\n";
    }
  },
  /**
   * CSV of addresses and paths, as {@code rclone copyurl --urls} takes it.
   *
   * @see <a href="https://rclone.org/commands/rclone_copyurl/">rclone copyurl</a>
   */
  RCLONE {
    @Override
    public String line(ListedFile file) {
      return Csv.exactRow(file.address(), file.place());
    }
  },
  /** Digests and paths, as {@code sha256sum --check} takes them. */
  SHA256SUM {
    @Override
    public String line(ListedFile file) {
      boolean escaped = file.place().indexOf('\\') >= 0;
      return (escaped ? "\\" : "")
          + file.sha256()
          + "  "
          + file.place().replace("\\", "\\\\")
          + "\n";
    }
  };

  /** One file, with its line end. */
  public abstract String line(ListedFile file);

  /**
   * @param name as requests have it; null is a list of addresses
   * @throws ProblemException {@code request.invalid} if there is no such form
   */
  public static ListForm of(@Nullable String name) {
    if (name == null) {
      return WGET;
    }
    return Arrays.stream(values())
        .filter(form -> form.asked().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemType.INVALID,
                "form is one of "
                    + Arrays.stream(values()).map(ListForm::asked).collect(Collectors.joining(", "))
                    + "."));
  }

  private String asked() {
    return name().toLowerCase(Locale.ROOT);
  }
}
