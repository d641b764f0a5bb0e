package org.lumenark.metadata.ontology;

/** The version of an ontology that is shown. */
record CurrentLoad(long id, String name, String version) {}
