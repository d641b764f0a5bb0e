package org.lumenark.imaging.czi;

import java.util.List;
import org.lumenark.imaging.czi.SubblockIndex.ChannelIndex;
import org.lumenark.imaging.source.SampleType;

/**
 * The pixels of one image of the file.
 *
 * @param scene its number, -1 if the file names none
 * @param part what tells it from other images of its scene; empty if it is the only one
 * @param samples of a pixel: 1, 3 or 4
 * @param factor pixels of the full resolution that one of level 0 stands for; mostly 1
 */
record CziImage(
    int scene,
    String part,
    SampleType type,
    int samples,
    int factor,
    int firstTime,
    int sizeT,
    int firstDepth,
    int sizeZ,
    List<ChannelIndex> channels,
    List<CziLevel> levels) {

  CziImage {
    channels = List.copyOf(channels);
    levels = List.copyOf(levels);
  }
}
