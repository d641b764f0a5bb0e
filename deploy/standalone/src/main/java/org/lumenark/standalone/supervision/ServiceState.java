package org.lumenark.standalone.supervision;

/** The states of contract 11, in their spelling. */
public enum ServiceState {
  READY("ready"),
  STARTING("starting"),
  STOPPED("stopped"),
  FAILED("failed");

  private final String text;

  ServiceState(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public static ServiceState of(String text) {
    for (ServiceState state : values()) {
      if (state.text.equals(text)) {
        return state;
      }
    }
    return STOPPED;
  }
}
