package org.lumenark.document.acquisition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.lumenark.document.Finding;

/** How reading a file about an acquisition ended. */
public sealed interface AcquisitionRead {

  /**
   * @param acquisition an element of {@code imageAcquisitions}; every value of the file is in it
   */
  record Read(ObjectNode acquisition) implements AcquisitionRead {}

  /** The file is none of those that are read. */
  record Refused(Finding finding) implements AcquisitionRead {}
}
