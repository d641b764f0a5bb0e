package org.lumenark.client.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A set of (path, size, SHA-256) in 16 bytes an entry: the first 128 bits of a digest over the
 * three, so that millions of files fit and two different ones never meet in practice. One thread at
 * a time.
 */
public final class Fingerprints {

  private static final double FULL = 0.6;

  private long[] slots = new long[2 * 1024];
  private int count;
  private final MessageDigest digest = Digests.sha256();

  /** True if it was not there yet. */
  public boolean add(String path, long size, String sha256) {
    if (2 * (count + 1) > FULL * slots.length) {
      grow();
    }
    ByteBuffer key = key(path, size, sha256);
    if (put(slots, key.getLong(0), key.getLong(8))) {
      count++;
      return true;
    }
    return false;
  }

  public boolean contains(String path, long size, String sha256) {
    ByteBuffer key = key(path, size, sha256);
    int slot = slot(slots, key.getLong(0), key.getLong(8));
    return slots[slot] != 0 || slots[slot + 1] != 0;
  }

  public int count() {
    return count;
  }

  private ByteBuffer key(String path, long size, String sha256) {
    digest.update(path.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update((size + " " + sha256).getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest());
  }

  private void grow() {
    long[] larger = new long[Math.multiplyExact(slots.length, 2)];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0 || slots[i + 1] != 0) {
        put(larger, slots[i], slots[i + 1]);
      }
    }
    Arrays.fill(slots, 0);
    slots = larger;
  }

  private static boolean put(long[] slots, long high, long low) {
    int slot = slot(slots, high, low);
    if (slots[slot] != 0 || slots[slot + 1] != 0) {
      return false;
    }
    slots[slot] = high;
    slots[slot + 1] = low;
    return true;
  }

  private static int slot(long[] slots, long high, long low) {
    int pairs = slots.length / 2;
    int pair = (int) Math.floorMod(low, (long) pairs);
    while (true) {
      long first = slots[2 * pair];
      long second = slots[2 * pair + 1];
      if (first == 0 && second == 0 || first == high && second == low) {
        return 2 * pair;
      }
      pair = (pair + 1) % pairs;
    }
  }
}
