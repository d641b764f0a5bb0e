package org.lumenark.document.pagetab;

/** How a cell names an attribute: plain, a reference, or a qualifier of the one before it. */
record AttributeName(Kind kind, String name) {

  enum Kind {
    PLAIN('\0', '\0'),
    REFERENCE('<', '>'),
    OF_NAME('(', ')'),
    OF_VALUE('[', ']');

    private final char open;
    private final char close;

    Kind(char open, char close) {
      this.open = open;
      this.close = close;
    }

    boolean encloses(String cell) {
      return cell.length() >= 2
          && cell.charAt(0) == open
          && cell.charAt(cell.length() - 1) == close;
    }
  }

  static AttributeName of(String cell) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.PLAIN && kind.encloses(cell)) {
        return new AttributeName(kind, cell.substring(1, cell.length() - 1).strip());
      }
    }
    return new AttributeName(Kind.PLAIN, cell);
  }

  String cell() {
    return kind == Kind.PLAIN ? name : kind.open + name + kind.close;
  }

  boolean isQualifier() {
    return kind == Kind.OF_NAME || kind == Kind.OF_VALUE;
  }
}
