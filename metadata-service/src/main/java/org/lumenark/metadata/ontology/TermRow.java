package org.lumenark.metadata.ontology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A term as its row has it. */
record TermRow(
    CurrentLoad load,
    String id,
    String label,
    @Nullable String definition,
    List<String> synonyms,
    List<String> scopes,
    boolean obsolete,
    List<String> replacedBy) {}
