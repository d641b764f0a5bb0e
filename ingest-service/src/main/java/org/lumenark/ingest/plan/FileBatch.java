package org.lumenark.ingest.plan;

/**
 * Consecutive lines of a manifest.
 *
 * @param number from 0
 * @param first ordinal of the first file
 */
public record FileBatch(int number, long first, int files) {}
