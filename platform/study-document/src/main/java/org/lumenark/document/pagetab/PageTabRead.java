package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.lumenark.document.Finding;

/** What reading a PageTab document gave. */
public sealed interface PageTabRead {

  /** Everything that was noticed; errors only if it was refused. */
  List<Finding> findings();

  /**
   * It can be imported.
   *
   * @param submission in the form of PageTab JSON, whatever it was read from; not shared
   */
  record Imported(ObjectNode submission, List<Finding> findings) implements PageTabRead {
    public Imported {
      findings = List.copyOf(findings);
    }
  }

  /** It cannot be imported as it stands; at least one finding is an error. */
  record Refused(List<Finding> findings) implements PageTabRead {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
