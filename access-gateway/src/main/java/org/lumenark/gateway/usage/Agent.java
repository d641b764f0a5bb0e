package org.lumenark.gateway.usage;

/** Who reads, as far as the name of the program tells. */
enum Agent {
  /** Somebody with a browser. */
  PERSON,
  /** A script or tool that somebody runs; counted, and told apart. */
  MACHINE,
  /** What visits by itself and is not counted: crawlers, monitors, previews. */
  ROBOT
}
