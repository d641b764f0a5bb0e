package org.lumenark.imaging.convert;

import java.util.List;
import org.lumenark.imaging.validate.NgffFinding;

/**
 * What was checked after an image was written. It is kept with the image, in the attributes of its
 * group.
 *
 * @param valid whether there are no errors
 * @param ngff version of the schemas
 * @param chunks in all levels
 * @param chunksCompared chunks that were read back and equal what the source gave
 * @param levelZeroCompared whether all of level 0 was among them
 */
public record ValidationReport(
    boolean valid,
    String ngff,
    List<NgffFinding> findings,
    long chunks,
    long chunksCompared,
    boolean levelZeroCompared) {

  public ValidationReport {
    findings = List.copyOf(findings);
  }
}
