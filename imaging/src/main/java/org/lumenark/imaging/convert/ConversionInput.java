package org.lumenark.imaging.convert;

import java.util.List;
import org.lumenark.imaging.source.FileSet;

/**
 * What is to be converted.
 *
 * @param name what to call it in the report
 * @param entries paths in the file set, in the order in which images are numbered; one file of a
 *     multi-file image is enough
 */
public record ConversionInput(String name, FileSet files, List<String> entries) {

  public ConversionInput {
    entries = List.copyOf(entries);
  }
}
