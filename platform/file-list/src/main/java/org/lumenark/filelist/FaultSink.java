package org.lumenark.filelist;

import java.io.IOException;

/** Takes what keeps a row from being read; reading goes on with the next one. */
@FunctionalInterface
interface FaultSink {
  void fault(FileListFinding finding) throws IOException;
}
