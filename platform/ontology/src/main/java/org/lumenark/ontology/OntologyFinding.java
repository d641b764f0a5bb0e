package org.lumenark.ontology;

/**
 * What is wrong with a file.
 *
 * @param code stable, for programs
 * @param line of the unpacked file, from 1
 * @param remedy what to do about it
 */
public record OntologyFinding(String code, long line, String message, String remedy) {}
