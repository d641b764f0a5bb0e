package org.lumenark.ingest.assemble;

/** Work of the task {@code AssembleImages}; its study version says it all. */
public record AssembleWork() {}
