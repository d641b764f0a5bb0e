package org.lumenark.imaging.validate;

/**
 * One node under judgement: its findings go to the report with its place in front.
 *
 * @param prefix of pointers
 * @param node whether the hierarchy around the metadata is at hand
 */
record Scope(Findings findings, NgffVersion version, String prefix, Surroundings node) {

  /** What is known besides the metadata itself. */
  enum Surroundings {
    DOCUMENT_ALONE,
    HIERARCHY
  }

  /** Forbidden. */
  void must(String code, String message, String remedy, String pointer) {
    findings.add(Severity.ERROR, code, message, remedy, prefix + pointer);
  }

  /** Not recommended. */
  void should(String code, String message, String remedy, String pointer) {
    Severity severity = findings.strict() ? Severity.ERROR : Severity.WARNING;
    findings.add(severity, code, message, remedy, prefix + pointer);
  }

  /** Odd, though no rule of the specification speaks of it. */
  void note(String code, String message, String remedy, String pointer) {
    findings.add(Severity.WARNING, code, message, remedy, prefix + pointer);
  }

  /**
   * Forbidden by the text of the specification but not by its schemas. Documents of 0.4 alone, and
   * the release candidate, are judged by the schemas as their conformance suites do; there it is
   * odd only.
   */
  void byText(String code, String message, String remedy, String pointer) {
    boolean binding =
        version == NgffVersion.V05
            || (version == NgffVersion.V04 && node == Surroundings.HIERARCHY);
    if (binding) {
      must(code, message, remedy, pointer);
    } else {
      note(code, message, remedy, pointer);
    }
  }

  /** The same node, further down in its metadata. */
  Scope below(String pointer) {
    return new Scope(findings, version, prefix + pointer, node);
  }
}
