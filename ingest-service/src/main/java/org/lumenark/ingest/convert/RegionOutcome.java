package org.lumenark.ingest.convert;

import org.lumenark.contracts.event.Reason;
import org.lumenark.imaging.convert.RegionReceipt;

/** What the conversion of one region has come to. */
sealed interface RegionOutcome {

  /** Its objects are in the store. */
  record Written(RegionReceipt receipt) implements RegionOutcome {}

  /** Something is wrong with the files; another try would end the same way. */
  record Failed(Reason reason) implements RegionOutcome {}
}
