package org.lumenark.platform.query;

/** Carries a finding out of the recursion of the parser; never leaves this package. */
final class QuerySyntaxException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient ParsedQuery.NotUnderstood finding;

  QuerySyntaxException(int position, String message, String remedy) {
    super(message, null, false, false);
    this.finding = new ParsedQuery.NotUnderstood(position, message, remedy);
  }

  ParsedQuery.NotUnderstood finding() {
    return finding;
  }
}
