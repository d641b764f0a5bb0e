package org.lumenark.client.metadata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.Finding;

/**
 * A study document as it was read.
 *
 * @param places where in its file something is that is wrong with the document
 */
public record ReadMetadata(ObjectNode document, Places places) {

  /** From a place in the document to a place in the file. */
  @FunctionalInterface
  public interface Places {

    /** For people: a line, a row, or the pointer itself. */
    String of(Finding finding);
  }
}
