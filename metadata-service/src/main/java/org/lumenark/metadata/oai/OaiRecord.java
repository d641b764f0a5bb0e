package org.lumenark.metadata.oai;

import java.time.Instant;
import java.util.Optional;
import org.lumenark.document.export.StudyFacts;

/**
 * An item of the archive: a study that is or was public.
 *
 * @param sequence number of its last change
 * @param changed when that was
 * @param facts absent once it was withdrawn
 */
record OaiRecord(long sequence, String accession, Instant changed, Optional<StudyFacts> facts) {}
