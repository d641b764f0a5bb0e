package org.lumenark.platform.storage;

/**
 * What the store knows of an object.
 *
 * @param etag without quotes
 */
public record ObjectStat(String key, long size, String etag) {}
