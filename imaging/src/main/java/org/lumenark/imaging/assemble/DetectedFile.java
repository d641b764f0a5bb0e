package org.lumenark.imaging.assemble;

import org.lumenark.imaging.detect.Detection;

/** A file and what it is. */
public record DetectedFile(String path, Detection detection) {}
