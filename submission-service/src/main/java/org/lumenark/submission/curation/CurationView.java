package org.lumenark.submission.curation;

import java.time.Instant;
import org.lumenark.contracts.event.FileTotals;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/**
 * A study in the eyes of its curators.
 *
 * @param state of the study itself
 * @param curation whose turn it is
 * @param since when that became so
 * @param comments how many there are
 */
record CurationView(
    Accession accession,
    CollectionName collection,
    int version,
    String title,
    String state,
    CurationState curation,
    Instant since,
    Instant submittedAt,
    Instant releaseDate,
    FileTotals files,
    MappedTerms terms,
    long comments) {}
