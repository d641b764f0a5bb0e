package org.lumenark.document;

/** Thrown inside a reader or writer at the first fault that nothing can follow. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Finding finding;

  public Refusal(Finding finding) {
    super(finding.message(), null, false, false);
    this.finding = finding;
  }

  public static Refusal at(Place place, String code, String message, String remedy) {
    return new Refusal(Finding.error(code, place, message, remedy));
  }

  public Finding finding() {
    return finding;
  }
}
