package org.lumenark.client.archive;

import java.net.http.HttpHeaders;

/** A small answer, whole in memory. */
public record Answer(int status, HttpHeaders headers, byte[] body) {

  public boolean success() {
    return status >= 200 && status < 300;
  }

  /** A header's first value, or the other. */
  public String header(String name, String other) {
    return headers.firstValue(name).orElse(other);
  }
}
