package org.lumenark.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A bucket of tokens for each identity. Holds a bounded number of buckets: the longest unused is
 * forgotten first, which only ever favours its owner.
 */
final class RequestRate {

  private static final int MOST_IDENTITIES = 20_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private final int perSecond;
  private final int burst;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_IDENTITIES;
        }
      };

  private static final class Bucket {
    private double tokens;
    private long at;
  }

  RequestRate(int perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /** Whether one more request of this identity is within its rate; counts it. */
  synchronized boolean allows(String identity) {
    if (perSecond == 0) {
      return true;
    }
    long now = nanoTime.getAsLong();
    Bucket bucket = buckets.get(identity);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.tokens = burst;
      bucket.at = now;
      buckets.put(identity, bucket);
    }
    bucket.tokens =
        Math.min(burst, bucket.tokens + (now - bucket.at) / NANOS_PER_SECOND * perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens--;
    return true;
  }
}
