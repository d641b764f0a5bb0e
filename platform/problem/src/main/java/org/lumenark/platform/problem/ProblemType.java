package org.lumenark.platform.problem;

/**
 * Every kind of problem that an endpoint can answer. Names and codes are stable: clients switch on
 * the code.
 */
public enum ProblemType {
  INVALID("request.invalid", 400, "The request is not as it should be"),
  QUERY_SYNTAX("query.syntax", 400, "The query cannot be understood"),
  NOT_AUTHENTICATED("auth.required", 401, "Sign in first"),
  NOT_ALLOWED("auth.not-allowed", 403, "You may not do this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD("method.not-allowed", 405, "This method is not offered here"),
  NOT_ACCEPTABLE("media-type.not-acceptable", 406, "The answer is not offered in this form"),
  TIMEOUT("request.timeout", 408, "The request took too long to arrive"),
  CONFLICT("conflict", 409, "The state does not allow this"),
  WITHDRAWN("study.withdrawn", 410, "The study was withdrawn"),
  PRECONDITION("precondition.failed", 412, "It was changed in the meantime"),
  TOO_LARGE("request.too-large", 413, "This is larger than allowed"),
  MEDIA_TYPE("media-type.unsupported", 415, "The body has a form that is not taken here"),
  RANGE("range.unsatisfiable", 416, "The range lies outside the file"),
  VALIDATION("validation.failed", 422, "The content has errors"),
  LOCKED("upload.locked", 423, "Another request is writing this"),
  PRECONDITION_REQUIRED("precondition.required", 428, "Say which version you change"),
  TOO_MANY("rate.limited", 429, "Too many requests"),
  CHECKSUM("checksum.mismatch", 460, "The bytes do not match their digest"),
  INTERNAL("internal", 500, "Something went wrong on our side"),
  CORRUPT("storage.corrupt", 502, "The stored bytes are damaged and are not served"),
  UNAVAILABLE("unavailable", 503, "A part of the archive cannot be reached"),
  FULL("storage.full", 507, "The archive has no room left");

  private final String code;
  private final int status;
  private final String title;

  ProblemType(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** Identifies the type; not meant to be opened. */
  public String uri() {
    return "urn:lumenark:problem:" + code;
  }

  /** The type for a bare HTTP status. */
  public static ProblemType ofStatus(int status) {
    for (ProblemType type : values()) {
      if (type.status == status && type != QUERY_SYNTAX) {
        return type;
      }
    }
    return status >= 400 && status < 500 ? INVALID : INTERNAL;
  }
}
