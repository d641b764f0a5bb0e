package org.lumenark.imaging.convert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.lumenark.imaging.pyramid.ChannelStatistics;
import org.lumenark.imaging.source.ImageDescription;

/** What is learnt of the pixels of one image on their way: their digest and their statistics. */
final class ImageMeasures {

  private static final int STATISTICS_SAMPLES = 1 << 22;

  private final ImageDescription description;
  private final List<ChannelStatistics> statistics = new ArrayList<>();
  private final MessageDigest digest = sha256();

  ImageMeasures(ImageDescription description) {
    this.description = description;
    int samples = Math.clamp(STATISTICS_SAMPLES / description.sizeC() & ~1, 256, 1 << 16);
    for (int c = 0; c < description.sizeC(); c++) {
      statistics.add(new ChannelStatistics(description.type(), samples));
    }
  }

  List<ChannelStatistics> statistics() {
    return statistics;
  }

  /**
   * Whether the digest comes from the slabs of the source: channels that are stored together arrive
   * interleaved, in another order than C, and are digested when they are read back.
   */
  boolean digested() {
    return description.samplesPerGroup() == 1;
  }

  String digest() {
    return hex(digest);
  }

  /** The digest that read-back feeds where slabs could not. */
  MessageDigest digestOfReadBack() {
    return digested() ? sha256() : digest;
  }

  /** The next slab of the source. */
  void add(SlabReader.Slab slab) {
    int channels = description.samplesPerGroup();
    int samples = slab.rows() * description.sizeX();
    int bytes = samples * description.type().bytes();
    if (digested()) {
      digest.update(slab.samples(), 0, bytes);
    }
    for (int s = 0; s < channels; s++) {
      int channel = slab.plane().group() * channels + s;
      statistics.get(channel).add(slab.samples(), s * bytes, samples);
    }
  }

  /** The next rows of one channel, in C order of the axes. */
  void add(int channel, byte[] rows, int bytes) {
    digest.update(rows, 0, bytes);
    statistics.get(channel).add(rows, 0, bytes / description.type().bytes());
  }

  static String hex(MessageDigest digest) {
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
