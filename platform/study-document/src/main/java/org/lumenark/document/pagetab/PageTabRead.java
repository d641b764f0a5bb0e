package org.lumenark.document.pagetab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.lumenark.document.Finding;
import org.lumenark.document.Place;

/** What reading a PageTab document gave. */
public sealed interface PageTabRead {

  /** Everything that was noticed; errors only if it was refused. */
  List<Finding> findings();

  /**
   * It can be imported.
   *
   * @param submission in the form of PageTab JSON, whatever it was read from; not shared
   * @param rows of the file that parts of the submission came from
   */
  record Imported(ObjectNode submission, List<Finding> findings, Rows rows) implements PageTabRead {
    public Imported {
      findings = List.copyOf(findings);
    }

    /**
     * Where a part of the submission is.
     *
     * @param pointer of it
     */
    public Place place(JsonNode part, String pointer) {
      return new Place(pointer, rows.of(part).orElse(null));
    }
  }

  /** Rows of a file, as a spreadsheet counts; empty for forms without rows. */
  interface Rows {
    Optional<Long> of(JsonNode part);
  }

  /** It cannot be imported as it stands; at least one finding is an error. */
  record Refused(List<Finding> findings) implements PageTabRead {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
