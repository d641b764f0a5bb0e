package org.lumenark.submission.difference;

import java.util.List;
import org.lumenark.contracts.id.Accession;

/**
 * What is different between two versions of a study.
 *
 * @param from number of a version
 * @param to number of a version, or {@code draft} for the one that is prepared
 */
record DifferenceView(
    Accession accession,
    Object from,
    Object to,
    List<MetadataChange> metadata,
    List<ListChange> fileLists,
    List<ListChange> annotationTables,
    FileChanges files) {}
