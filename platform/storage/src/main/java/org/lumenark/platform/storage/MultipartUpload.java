package org.lumenark.platform.storage;

/** A multipart upload in the making; survives a restart of the service. */
public record MultipartUpload(String key, String id) {}
