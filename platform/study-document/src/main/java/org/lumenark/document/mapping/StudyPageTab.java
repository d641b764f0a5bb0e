package org.lumenark.document.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Study documents and PageTab. What is read from PageTab is written again as it was, in every form,
 * unless the document was changed there; what a document says beyond PageTab comes back, too.
 */
public final class StudyPageTab {

  private StudyPageTab() {}

  /**
   * @param submission as {@link org.lumenark.document.pagetab.PageTab} reads it; its parts live on
   *     in the document
   */
  public static ObjectNode toDocument(ObjectNode submission) {
    return DocumentReader.read(submission).document();
  }

  /** In the form of PageTab JSON; parts of the document live on in it. */
  public static ObjectNode toPageTab(ObjectNode document) {
    return DocumentWriter.write(document);
  }
}
