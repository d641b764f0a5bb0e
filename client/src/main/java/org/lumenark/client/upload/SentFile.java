package org.lumenark.client.upload;

/**
 * A file as it was sent.
 *
 * @param sha256 of the bytes that were read here, lower-case hex
 */
record SentFile(String path, long size, String sha256) {}
