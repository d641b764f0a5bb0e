package org.lumenark.imaging.validate;

import java.util.Optional;

/**
 * How to judge.
 *
 * @param kind of the root; inferred if empty
 * @param version as it was asked for; told by the metadata if empty
 * @param rigour what counts as an error
 */
public record NgffOptions(Optional<NgffKind> kind, Optional<String> version, Rigour rigour) {

  /** What is inferred, judged by what must be. */
  public static final NgffOptions DEFAULT =
      new NgffOptions(Optional.empty(), Optional.empty(), Rigour.MUST);

  /** What counts as an error. */
  public enum Rigour {
    /** What the specification demands. */
    MUST,
    /** What it recommends as well. */
    SHOULD
  }
}
