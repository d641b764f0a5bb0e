package org.lumenark.imaging.convert;

/** Room for the samples of one chunk in a larger array. */
record ChunkBuffer(byte[] bytes, int offset) {}
