package org.lumenark.imaging.validate;

/**
 * Something that a check has against metadata.
 *
 * @param code stable, such as {@code schema.required} or {@code dataset.missing}
 * @param remedy what its owner can do
 * @param pointer where: a JSON Pointer into the document; for nodes below the root their path and
 *     {@code #} in front
 */
public record NgffFinding(
    Severity severity, String code, String message, String remedy, String pointer) {}
