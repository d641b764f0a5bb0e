package org.lumenark.contracts.event;

/** How many files, and their bytes together. */
public record FileTotals(long count, long bytes) {}
