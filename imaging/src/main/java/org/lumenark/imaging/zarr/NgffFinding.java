package org.lumenark.imaging.zarr;

/**
 * Something that a check has against the metadata of a group.
 *
 * @param severity {@code error} or {@code warning}
 * @param pointer where in the attributes (JSON Pointer)
 */
public record NgffFinding(String severity, String code, String message, String pointer) {}
