package org.lumenark.imaging.convert;

import java.util.List;
import org.lumenark.imaging.pyramid.ChannelStatistics;

/**
 * What is known of an image once its arrays are written and read back.
 *
 * @param statistics of each channel
 * @param compared chunks that were read back and are equal
 * @param levelZero whether all of level 0 was among them
 */
record MeasuredImage(
    List<WrittenLevel> levels,
    List<ChannelStatistics> statistics,
    String digest,
    long compared,
    boolean levelZero) {}
