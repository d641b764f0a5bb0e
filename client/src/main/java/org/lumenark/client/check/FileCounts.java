package org.lumenark.client.check;

/**
 * Files of a folder.
 *
 * @param count that would be sent
 * @param bytes of them
 * @param empty among them
 * @param refused for their names
 * @param skipped links, devices and what cannot be read
 * @param doubles that have the same bytes as an earlier one
 */
public record FileCounts(
    long count, long bytes, long empty, long refused, long skipped, long doubles) {}
