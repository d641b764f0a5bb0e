package org.lumenark.gateway.usage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Who asked for what within this hour of the clock, which is a session as COUNTER counts them.
 * Neither addresses nor names of programs are kept: each visit is a keyed digest, and the key is
 * made at random for one hour and forgotten with all that was kept. Bounded: the visit that was
 * longest ago is forgotten first, so that at worst something counts twice.
 *
 * <p>Not for several threads.
 */
final class Visits {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final byte SEPARATOR = 0;

  private final Mac mac;
  private final SecureRandom random = new SecureRandom();
  private final Map<Visit, Instant> visits;
  private Instant hour = Instant.MIN;

  /** Enough of the digest that two visits are not taken for one. */
  private record Visit(long high, long low) {}

  /**
   * @param most visits that are remembered
   */
  Visits(int most) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
    }
    this.visits =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Visit, Instant> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * Notes a visit and tells whether it is a new one: whether there was none to the same thing
   * within this hour, or none within {@code pause} before. Visits that follow one another closely
   * are one, however long they go on.
   *
   * @param who told apart by these strings
   * @param pause longer than an hour for what is new only once in this hour
   */
  boolean isNew(Instant now, Duration pause, String what, String... who) {
    turnTo(now);
    Instant before = visits.put(visit(what, who), now);
    return before == null || !before.plus(pause).isAfter(now);
  }

  int size() {
    return visits.size();
  }

  private void turnTo(Instant now) {
    Instant of = now.truncatedTo(ChronoUnit.HOURS);
    if (of.equals(hour)) {
      return;
    }
    hour = of;
    visits.clear();
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Visit visit(String what, String... who) {
    mac.update(what.getBytes(UTF_8));
    for (String each : who) {
      mac.update(SEPARATOR);
      mac.update(each.getBytes(UTF_8));
    }
    ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
    return new Visit(digest.getLong(), digest.getLong());
  }
}
