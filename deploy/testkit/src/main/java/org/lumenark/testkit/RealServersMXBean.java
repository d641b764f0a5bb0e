package org.lumenark.testkit;

import javax.management.MXBean;

/**
 * How one copy of this kit reaches another in the same JVM: a test framework loads it once for each
 * restart of the application, while the servers run once for all.
 */
@MXBean
public interface RealServersMXBean {
  /** Starts the servers of the list and answers their coordinates as JSON. */
  String start(String servers) throws Exception;
}
