package org.lumenark.standalone.installation;

import java.io.IOException;
import java.util.List;
import org.lumenark.standalone.component.Buckets;

/** The store has the buckets. */
final class BucketsAreMade implements Condition {
  private static final int OK = 200;

  private final String address;
  private final Buckets buckets;
  private final List<String> names;

  BucketsAreMade(String address, Buckets buckets, List<String> names) {
    this.address = address;
    this.buckets = buckets;
    this.names = List.copyOf(names);
  }

  @Override
  public String name() {
    return "buckets (" + address + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    try {
      for (String bucket : names) {
        if (buckets.status(bucket) != OK) {
          buckets.create(bucket);
        }
      }
      return new Finding.Ready(String.join(", ", names));
    } catch (IOException e) {
      return new Finding.NotYet(BucketsAreThere.reason(e));
    }
  }
}
