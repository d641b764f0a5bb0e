package org.lumenark.standalone.installation;

import java.util.List;

/** Looks at one part of a running installation, and changes nothing that stays. */
interface Examination {

  /** What a server does or says is an observation, never an exception. */
  List<Observation> observe() throws InterruptedException;
}
