package org.lumenark.metadata.oai;

/**
 * A condition that OAI-PMH 2.0 names in section 3.6. It is an answer, with status 200.
 *
 * @param code {@code badVerb} and the like
 */
record OaiError(String code, String message) {

  /** Ends a request with an error. */
  static final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient OaiError error;

    Raised(OaiError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    OaiError error() {
      return error;
    }
  }

  static Raised argument(String message) {
    return new Raised(new OaiError("badArgument", message));
  }

  static Raised verb(String message) {
    return new Raised(new OaiError("badVerb", message));
  }

  static Raised token() {
    return new Raised(
        new OaiError("badResumptionToken", "The resumption token is none of this archive."));
  }

  static Raised unknown(String identifier) {
    return new Raised(new OaiError("idDoesNotExist", identifier + " is no item of this archive."));
  }

  static Raised form(String prefix) {
    return new Raised(
        new OaiError(
            "cannotDisseminateFormat",
            prefix + " is none of the prefixes of ListMetadataFormats."));
  }

  static Raised noSets() {
    return new Raised(new OaiError("noSetHierarchy", "This archive has no sets."));
  }

  static Raised nothing() {
    return new Raised(new OaiError("noRecordsMatch", "No record is of this time."));
  }
}
