package org.lumenark.gateway.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every public operation of the archive; what is not in it does not exist. */
public final class RouteTable {

  private final List<Entry> entries;

  private record Entry(PathTemplate template, String service, Map<String, String> operations) {}

  /** An operation of the contract. */
  public record Operation(
      String method, String path, boolean open, String service, String operationId) {}

  public RouteTable(List<Operation> operations) {
    Map<String, Entry> byPath = new TreeMap<>();
    for (Operation operation : operations) {
      byPath
          .computeIfAbsent(
              operation.path(),
              path ->
                  new Entry(
                      PathTemplate.of(path, operation.open()),
                      operation.service(),
                      new TreeMap<>()))
          .operations()
          .put(operation.method(), operation.operationId());
    }
    List<Entry> sorted = new ArrayList<>(byPath.values());
    sorted.sort(
        Comparator.comparing(Entry::template, (one, other) -> one.compareSpecificity(other)));
    this.entries = List.copyOf(sorted);
  }

  /**
   * @param method HEAD is let in wherever GET is
   */
  public RouteMatch match(String method, RequestPath path) {
    for (Entry entry : entries) {
      if (entry.template().matches(path)) {
        return match(method, entry);
      }
    }
    return new RouteMatch.Unknown();
  }

  private static RouteMatch match(String method, Entry entry) {
    Map<String, String> operations = entry.operations();
    String operation = operations.get(method);
    if (operation == null && method.equals("HEAD")) {
      operation = operations.get("GET");
    }
    if (operation != null) {
      return new RouteMatch.Matched(entry.service(), operation);
    }
    TreeSet<String> allowed = new TreeSet<>(operations.keySet());
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    return new RouteMatch.WrongMethod(allowed);
  }
}
