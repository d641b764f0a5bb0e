package org.lumenark.standalone.installation;

/** Something that has to hold before an installation can work. */
public interface Condition {

  /** What it is about, and where: for people. */
  String name();

  /**
   * Looks once, and brings it about where that is what the condition is for; doing so again changes
   * nothing. What a server does or says is a finding, never an exception.
   */
  Finding look() throws InterruptedException;
}
