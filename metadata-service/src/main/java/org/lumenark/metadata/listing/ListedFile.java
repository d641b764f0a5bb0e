package org.lumenark.metadata.listing;

/**
 * A file that is to be downloaded.
 *
 * @param place path below the folder of the download
 * @param address of its bytes
 * @param sha256 of its bytes, in hex
 */
public record ListedFile(String place, String address, String sha256) {}
