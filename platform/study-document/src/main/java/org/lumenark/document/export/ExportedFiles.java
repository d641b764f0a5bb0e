package org.lumenark.document.export;

import java.util.List;

/**
 * The files of an export.
 *
 * @param each all of them in their order, or none if they are too many to be named one by one
 * @param endings of names, such as {@code tif}, if they are too many: the most frequent first
 */
public record ExportedFiles(List<ExportedFile> each, List<String> endings) {

  public ExportedFiles {
    each = List.copyOf(each);
    endings = List.copyOf(endings);
  }

  /** Files that are named one by one. */
  public static ExportedFiles named(List<ExportedFile> each) {
    return new ExportedFiles(each, List.of());
  }

  /** Files that are too many to be named. */
  public static ExportedFiles tooMany(List<String> endings) {
    return new ExportedFiles(List.of(), endings);
  }
}
