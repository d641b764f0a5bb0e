package org.lumenark.contracts.event;

import java.util.Optional;

/**
 * What verification found of one file.
 *
 * @param ordinal line of the manifest, from 0
 * @param format the contract's format name
 * @param rejected why the stored bytes are refused; empty if they are verified
 * @param imaging {@code pending} if the file may belong to an image, {@code no-reader} if it
 *     certainly does not
 */
public record FileResult(
    long ordinal, String path, String format, Optional<Reason> rejected, ImageState imaging) {}
