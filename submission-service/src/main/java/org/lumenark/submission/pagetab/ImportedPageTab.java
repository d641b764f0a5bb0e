package org.lumenark.submission.pagetab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.lumenark.platform.problem.Finding;

/**
 * What an import made of a draft.
 *
 * @param metadata of the draft now
 * @param findings warnings, with the place in the file
 */
record ImportedPageTab(UUID id, ObjectNode metadata, List<Finding> findings) {

  ImportedPageTab {
    findings = List.copyOf(findings);
  }
}
