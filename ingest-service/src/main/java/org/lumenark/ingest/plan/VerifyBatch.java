package org.lumenark.ingest.plan;

/**
 * Work of the task {@code VerifyFiles}.
 *
 * @param batches of the study version in all
 */
public record VerifyBatch(FileBatch batch, int batches) {}
