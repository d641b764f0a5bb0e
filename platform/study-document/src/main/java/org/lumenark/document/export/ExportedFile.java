package org.lumenark.document.export;

import java.util.Optional;

/**
 * One file of a study.
 *
 * @param address where its bytes are
 * @param size in bytes
 * @param sha256 of its bytes, in hex
 * @param mediaType if it is known what it holds
 */
public record ExportedFile(
    String path, String address, long size, String sha256, Optional<String> mediaType) {}
