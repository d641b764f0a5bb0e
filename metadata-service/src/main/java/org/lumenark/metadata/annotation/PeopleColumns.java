package org.lumenark.metadata.annotation;

import java.util.List;
import org.lumenark.metadata.study.AnonymousDocument;

/** Hides people from those who read a study without them. */
public final class PeopleColumns {

  private PeopleColumns() {}

  /** Without columns that are named like a person, and without what identifies one by its form. */
  public static List<AnnotationObject> hidden(List<AnnotationObject> values) {
    return values.stream()
        .filter(value -> !AnonymousDocument.isNamedLikePeople(value.name()))
        .map(value ->
            new AnnotationObject(
                value.name(), AnonymousDocument.text(value.value()), value.subject(), value.term()))
        .toList();
  }
}
