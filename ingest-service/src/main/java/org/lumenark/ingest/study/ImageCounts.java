package org.lumenark.ingest.study;

/** Numbers of images by what became of them. */
public record ImageCounts(long images, long converted, long failed, long noReader) {}
