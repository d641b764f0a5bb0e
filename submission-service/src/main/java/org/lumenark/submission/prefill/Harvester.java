package org.lumenark.submission.prefill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.lumenark.submission.file.StoredFile;

/** Who reads files: untrusted bytes are never looked into by this service. */
interface Harvester {

  /** Never waits longer than a person would, and never throws. */
  Answer look(List<StoredFile> files);

  /** What came of it. */
  sealed interface Answer {

    /** What the files say, as the contract of ingest-service has it. */
    record Said(JsonNode harvested) implements Answer {}

    /** Files cannot be read now. */
    record Unreachable() implements Answer {}

    /** This archive was not told who reads files. */
    record Absent() implements Answer {}
  }
}
