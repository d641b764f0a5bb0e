package org.lumenark.standalone.installation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lumenark.standalone.component.Buckets;

/** The store answers, takes the key and has the buckets. What it can do, the services probe. */
final class BucketsAreThere implements Condition {
  private final String address;
  private final Buckets buckets;
  private final List<String> names;

  BucketsAreThere(String address, Buckets buckets, List<String> names) {
    this.address = address;
    this.buckets = buckets;
    this.names = List.copyOf(names);
  }

  @Override
  public String name() {
    return "object store (" + address + ")";
  }

  @Override
  public Finding look() throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    try {
      for (String bucket : names) {
        int status = buckets.status(bucket);
        switch (status) {
          case 200 -> {}
          case 404 -> wrong.add("the bucket " + bucket + " is absent");
          case 401, 403 -> wrong.add("the key may not use the bucket " + bucket);
          default -> wrong.add("HTTP " + status + " for the bucket " + bucket);
        }
      }
    } catch (IOException e) {
      return new Finding.NotYet(reason(e));
    }
    return wrong.isEmpty()
        ? new Finding.Ready("buckets " + String.join(", ", names))
        : new Finding.NotYet(String.join(", ", wrong));
  }

  /** Clients of the JDK leave the message out where nobody listens. */
  static String reason(IOException failure) {
    return failure.getMessage() == null
        ? "it does not answer (" + failure.getClass().getSimpleName() + ")"
        : failure.getMessage();
  }
}
