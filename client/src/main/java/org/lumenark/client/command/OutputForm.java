package org.lumenark.client.command;

import java.util.List;

/** For people or for programs. */
enum OutputForm {
  TEXT,
  JSON;

  /** Also right when the arguments cannot be parsed. */
  static OutputForm of(List<String> arguments) {
    return arguments.contains("--json") ? JSON : TEXT;
  }
}
