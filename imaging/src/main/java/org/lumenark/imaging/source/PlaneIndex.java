package org.lumenark.imaging.source;

/**
 * One stored plane: time point, channel group (see {@link ImageDescription#samplesPerGroup()}) and
 * z section, from 0.
 */
public record PlaneIndex(int t, int group, int z) {}
