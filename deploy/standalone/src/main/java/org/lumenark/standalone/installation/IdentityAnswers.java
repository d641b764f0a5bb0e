package org.lumenark.standalone.installation;

/** The identity provider has the realm, and names itself as tokens will. */
final class IdentityAnswers implements Condition {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final String address;
  private final String issuer;

  /**
   * @param address of the realm as it is reached from here
   * @param issuer as tokens name it
   */
  IdentityAnswers(String address, String issuer) {
    this.address = address;
    this.issuer = issuer;
  }

  @Override
  public String name() {
    return "identity provider (" + address + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    JsonAnswer answer;
    try {
      answer = JsonAnswer.of(address + "/.well-known/openid-configuration");
    } catch (java.io.IOException e) {
      return new Finding.NotYet(BucketsAreThere.reason(e));
    }
    return switch (answer.status()) {
      case OK -> judged(answer.body().path("issuer").asText());
      case NOT_FOUND -> new Finding.NotYet("the realm is not there");
      default -> new Finding.NotYet("HTTP " + answer.status());
    };
  }

  private Finding judged(String named) {
    return named.equals(issuer)
        ? new Finding.Ready("issuer " + named)
        : new Finding.Unfit(
            "it calls itself " + named + ", the archive was told " + issuer + " (identity.issuer)");
  }
}
