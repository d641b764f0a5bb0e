package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.lumenark.platform.problem.Finding;

/**
 * A row of an annotation table.
 *
 * @param table its name
 * @param row number in the deposited table, as a spreadsheet counts
 * @param matched whether an image was found that it is about
 * @param findings why it is not taken for the images that one might expect
 */
public record AnnotationRowObject(
    String table,
    long row,
    boolean matched,
    List<AnnotationObject> annotations,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Finding> findings) {

  public AnnotationRowObject {
    annotations = List.copyOf(annotations);
    findings = List.copyOf(findings);
  }
}
