package org.lumenark.platform.query;

/** What became of the text of a query. */
public sealed interface ParsedQuery {

  record Understood(Query query) implements ParsedQuery {}

  /**
   * @param position of what is not understood, in characters from 0
   */
  record NotUnderstood(int position, String message, String remedy) implements ParsedQuery {}
}
