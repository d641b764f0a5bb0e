package org.lumenark.imaging.czi;

import java.util.Comparator;

/**
 * Where a subblock belongs, by the letters of the format.
 *
 * @param scene S; -1 if the subblock names none
 * @param block B, of segmented experiments
 * @param view V
 * @param channel C
 * @param rotation R
 * @param illumination I
 * @param phase H
 * @param depth Z
 * @param time T
 * @param other dimensions without a meaning here, as text
 */
record SubblockIndex(
    int scene,
    int block,
    int view,
    int channel,
    int rotation,
    int illumination,
    int phase,
    int depth,
    int time,
    String other) {

  static final int NO_SCENE = -1;

  /** What is a channel of an image: C, and each rotation, illumination and phase of it. */
  record ChannelIndex(int channel, int rotation, int illumination, int phase)
      implements Comparable<ChannelIndex> {

    private static final Comparator<ChannelIndex> ORDER =
        Comparator.comparingInt(ChannelIndex::channel)
            .thenComparingInt(ChannelIndex::rotation)
            .thenComparingInt(ChannelIndex::illumination)
            .thenComparingInt(ChannelIndex::phase);

    @Override
    public int compareTo(ChannelIndex other) {
      return ORDER.compare(this, other);
    }
  }

  ChannelIndex channelIndex() {
    return new ChannelIndex(channel, rotation, illumination, phase);
  }
}
