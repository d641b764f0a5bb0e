package org.lumenark.metadata.annotation;

import java.util.List;

/**
 * A row of an annotation table.
 *
 * @param table its name
 * @param row number in the deposited table, as a spreadsheet counts
 * @param matched whether an image was found that it is about
 */
public record AnnotationRowObject(
    String table, long row, boolean matched, List<AnnotationObject> annotations) {

  public AnnotationRowObject {
    annotations = List.copyOf(annotations);
  }
}
