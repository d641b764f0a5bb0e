package org.lumenark.filelist;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lumenark.filelist.FileListFinding.Severity;

/** Checks rows one by one and gathers their paths. */
final class RowChecks implements FileListVisitor {

  /** What real names are made of besides letters and digits. */
  private static final String USUAL = "!-_*'(). /";

  private final FileListLimits limits;
  private final Findings findings;
  private final Doubles doubles;
  private final Twins twins;
  private final CheckedRows target;
  private final Counted patterns = new Counted();
  private final Counted prefixed = new Counted();
  private long rows;

  RowChecks(
      FileListLimits limits, Findings findings, Doubles doubles, Twins twins, CheckedRows target) {
    this.limits = limits;
    this.findings = findings;
    this.doubles = doubles;
    this.twins = twins;
    this.target = target;
  }

  /** How many rows have something, and the first of them. */
  private static final class Counted {
    private long count;
    private long first;

    void add(long row) {
      count++;
      first = first == 0 ? row : first;
    }
  }

  @Override
  public void row(long row, String path, List<String> values) throws IOException {
    rows++;
    Optional<FilePath.Fault> fault = FilePath.check(path);
    if (fault.isPresent()) {
      findings.add(
          FileListFinding.error(
              fault.get().code(),
              row,
              path.isEmpty() ? fault.get().message() : fault.get().message() + " " + Shown.of(path),
              remedy(fault.get().code())));
      return;
    }
    if (isLonger(values, limits.attributeBytes())) {
      findings.add(
          FileListFinding.error(
              "attributes.too-long",
              row,
              "The attributes of the row have more than "
                  + limits.attributeBytes()
                  + " bytes together.",
              "Keep what tells files apart, and give the rest as a file."));
      return;
    }
    unusual(path).ifPresent(characters -> findings.add(strange(row, path, characters)));
    if (path.indexOf('*') >= 0 || path.indexOf('?') >= 0) {
      patterns.add(row);
    }
    if (path.startsWith("u/")) {
      prefixed.add(row);
    }
    doubles.add(path, row);
    twins.add(path, row);
    target.row(row, path, values);
  }

  /** In UTF-8; counts only where it is in doubt. */
  private static boolean isLonger(List<String> values, int bytes) {
    int characters = 0;
    for (String value : values) {
      characters += value.length();
    }
    return characters * 3L > bytes
        && values.stream().mapToLong(value -> value.getBytes(UTF_8).length).sum() > bytes;
  }

  @Override
  public void refused(FileListFinding finding) {
    rows++;
    findings.add(finding);
  }

  @Override
  public void fault(FileListFinding finding) {
    findings.add(finding);
  }

  /** What is told once for the whole list. */
  void finish() {
    if (patterns.count > 0) {
      findings.add(
          ofList(
              "path.pattern",
              "There are paths with '*' or '?', the first in row "
                  + patterns.first
                  + ". They are names, not patterns.",
              "List every file, or its folder."));
    }
    if (prefixed.count > 0) {
      findings.add(
          ofList(
              "path.user-folder",
              "There are paths below a folder u, the first in row "
                  + prefixed.first
                  + ". Some archives put u/ in front of what users sent.",
              "Take u/ away if there is no such folder."));
    }
    if (rows == 0 && findings.isEmpty()) {
      findings.add(
          FileListFinding.error(
              "list.no-rows", 1, "The list has no rows.", "List at least one file."));
    }
  }

  /** All of the list, whatever was found of them. */
  long rows() {
    return rows;
  }

  private static FileListFinding ofList(String code, String message, String remedy) {
    return FileListFinding.ofList(Severity.WARNING, code, message, remedy);
  }

  private static FileListFinding strange(long row, String path, String characters) {
    return FileListFinding.warning(
        "path.unusual",
        row,
        "The path "
            + Shown.of(path)
            + " holds "
            + Shown.of(characters)
            + ", which some programs do not take.",
        "Keep it if the file has this name.");
  }

  private static String remedy(String code) {
    return switch (code) {
      case "path.backslash" -> "Separate folders by '/'.";
      case "path.absolute" -> "Give the path below the folder of the study, without '/' in front.";
      case "path.traversal" -> "Give the path below the folder of the study.";
      default -> "Rename the file, or correct the row.";
    };
  }

  private static Optional<String> unusual(String path) {
    StringBuilder found = new StringBuilder();
    path.codePoints().filter(RowChecks::isUnusual).distinct().forEach(found::appendCodePoint);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
  }

  private static boolean isUnusual(int character) {
    if (character < 0x80) {
      boolean plain =
          (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9');
      return !plain && USUAL.indexOf(character) < 0;
    }
    return switch (Character.getType(character)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          false;
      default -> true;
    };
  }
}
