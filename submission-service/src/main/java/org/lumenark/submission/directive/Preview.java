package org.lumenark.submission.directive;

import java.util.List;

/**
 * What a directive would do now.
 *
 * @param examples the first studies
 */
public record Preview(long studies, long places, long refused, List<Example> examples) {

  /** One study that would be changed. */
  public record Example(String accession, String title, List<String> pointers) {}
}
