package org.lumenark.submission.filelist;

import com.fasterxml.jackson.core.JsonPointer;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.submission.table.TableName;

/** Names of what a list belongs to: a study component, or an annotation. */
final class Component {

  private Component() {}

  /**
   * @throws ProblemException if it cannot be a name
   */
  static String check(String name) {
    return TableName.check(name, "component.name", "/component", "a component");
  }

  /** Where findings about a list point to. */
  static String pointer(String name) {
    return JsonPointer.empty().appendProperty("fileLists").appendProperty(name).toString();
  }
}
