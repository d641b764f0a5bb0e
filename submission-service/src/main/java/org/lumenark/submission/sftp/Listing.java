package org.lumenark.submission.sftp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lumenark.submission.token.UploadToken;

/** What is in a folder, fetched as it is asked for. */
final class Listing {

  private static final int MOST_AT_A_TIME = 100;

  private final Deque<Node> waiting;
  private final Set<String> first = new HashSet<>();
  private final Fetch fetch;
  private Optional<String> next;

  /**
   * @param made what comes first; the draft may have one of them too
   */
  Listing(DraftFolders folders, UploadToken token, String folder, List<Node> made) {
    this(made, Optional.of(""), after -> folders.children(token, folder, after));
  }

  private Listing(List<Node> made, Optional<String> next, Fetch fetch) {
    this.waiting = new ArrayDeque<>(made);
    this.next = next;
    this.fetch = fetch;
    made.forEach(node -> first.add(node.name()));
  }

  private interface Fetch {
    DraftFolders.Children after(String place);
  }

  /** Nothing but these. */
  static Listing of(List<Node> nodes) {
    return new Listing(
        nodes, Optional.empty(), _ -> new DraftFolders.Children(List.of(), Optional.empty()));
  }

  /** The next ones; none at the end. */
  List<Node> next() {
    while (waiting.isEmpty() && next.isPresent()) {
      DraftFolders.Children children = fetch.after(next.get());
      children.nodes().stream().filter(node -> !first.contains(node.name())).forEach(waiting::add);
      next = children.next();
    }
    List<Node> nodes = new ArrayList<>();
    while (nodes.size() < MOST_AT_A_TIME && !waiting.isEmpty()) {
      nodes.add(waiting.remove());
    }
    return nodes;
  }
}
