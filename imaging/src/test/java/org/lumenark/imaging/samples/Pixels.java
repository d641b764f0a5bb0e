package org.lumenark.imaging.samples;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lumenark.imaging.source.ImageDescription;
import org.lumenark.imaging.source.ImagingException;
import org.lumenark.imaging.source.PixelSource;
import org.lumenark.imaging.source.PlaneIndex;

/** All pixels of an image in the order t c z y x, little-endian. */
public final class Pixels {

  private Pixels() {}

  public static byte[] plane(PixelSource source, int image, int level, PlaneIndex plane)
      throws IOException, ImagingException {
    ImageDescription d = source.images().get(image);
    int height = d.levels().get(level).sizeY();
    int width = d.levels().get(level).sizeX();
    byte[] all = new byte[height * width * d.type().bytes() * d.samplesPerGroup()];
    source.readRows(image, level, plane, 0, height, all, 0);
    return all;
  }

  public static String digest(PixelSource source, int image) throws IOException, ImagingException {
    try {
      ImageDescription d = source.images().get(image);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      int plane = d.sizeY() * d.sizeX() * d.type().bytes();
      for (int t = 0; t < d.sizeT(); t++) {
        for (int group = 0; group < d.groups(); group++) {
          byte[][] sections = new byte[d.sizeZ()][];
          for (int z = 0; z < d.sizeZ(); z++) {
            sections[z] = plane(source, image, 0, new PlaneIndex(t, group, z));
          }
          for (int c = 0; c < d.samplesPerGroup(); c++) {
            for (int z = 0; z < d.sizeZ(); z++) {
              digest.update(sections[z], c * plane, plane);
            }
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Mean of unsigned bytes. */
  public static double mean(PixelSource source, int image) throws IOException, ImagingException {
    ImageDescription d = source.images().get(image);
    long sum = 0;
    long count = 0;
    for (int z = 0; z < d.sizeZ(); z++) {
      for (byte b : plane(source, image, 0, new PlaneIndex(0, 0, z))) {
        sum += b & 0xFF;
        count++;
      }
    }
    return (double) sum / count;
  }
}
