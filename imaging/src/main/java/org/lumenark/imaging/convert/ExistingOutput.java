package org.lumenark.imaging.convert;

/** What to do if the output is there already. */
public enum ExistingOutput {
  REFUSE,
  REPLACE
}
