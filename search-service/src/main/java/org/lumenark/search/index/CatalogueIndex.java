package org.lumenark.search.index;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps the sets of indices as they should be: one that serves and follows the catalogue, and while
 * mappings have changed or a rebuild was asked for, a newer one that is filled beside it and takes
 * over as soon as it holds everything. A set of older mappings that serves takes no new documents
 * meanwhile, but what may not be found any more is hidden in it. What is to be done is looked at
 * again and again, so that it does not matter which instance began it. Indices that were lost are
 * made anew and filled.
 */
@ApplicationScoped
class CatalogueIndex {

  static final String SERVICE = "search-service";

  private static final Logger LOG = Logger.getLogger(CatalogueIndex.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

  private final IndexSets sets;
  private final Progress progress;
  private final DocumentWriter writer;
  private final SearchConfig config;
  private final String bootstrapServers;
  private final Map<IndexSet, Follower> followers = new HashMap<>();
  private final Thread thread;
  private volatile boolean complete;
  private volatile boolean stopping;

  CatalogueIndex(
      IndexSets sets,
      Progress progress,
      DocumentWriter writer,
      SearchConfig config,
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
    this.sets = sets;
    this.progress = progress;
    this.writer = writer;
    this.config = config;
    this.bootstrapServers = bootstrapServers;
    this.thread = Thread.ofVirtual().name("catalogue-index").unstarted(this::run);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    thread.interrupt();
    thread.join(LONGEST_STOP);
  }

  /** Whether readers find all indices; whether these are filled is another question. */
  boolean isComplete() {
    return complete;
  }

  private void run() {
    try {
      while (!stopping) {
        try {
          look();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException failure) {
          LOG.warnf("the indices are looked at again: %s", failure.toString());
        }
        Thread.sleep(LOOK_AGAIN);
      }
    } catch (InterruptedException stopped) {
      LOG.debug("stopped");
    }
    followers.values().forEach(CatalogueIndex::stopped);
  }

  private void look()
      throws IOException, ExecutionException, TimeoutException, InterruptedException {
    NavigableSet<IndexSet> existing = sets.existing();
    IndexSet serving = serving(existing);
    complete = true;
    if (serving.isOlder() && newer(existing, serving).isEmpty()) {
      sets.create(serving.next());
      existing.add(serving.next());
    }
    Optional<IndexSet> next = newer(existing, serving);
    follow(serving);
    if (next.isPresent() && progress.isComplete(follow(next.get()))) {
      sets.serve(next.get());
      LOG.infof("search asks %s from now on", next.get());
      serving = next.get();
    }
    for (IndexSet old : existing.headSet(serving)) {
      leave(old);
      sets.remove(old);
    }
    for (IndexSet gone : Set.copyOf(followers.keySet())) {
      if (!existing.contains(gone)) {
        leave(gone);
      }
    }
  }

  private IndexSet serving(NavigableSet<IndexSet> existing) throws IOException {
    Optional<IndexSet> serving = sets.serving();
    if (serving.isPresent()) {
      return serving.get();
    }
    boolean usable = !existing.isEmpty() && existing.last().generation() >= IndexSet.GENERATION;
    IndexSet made = usable ? existing.last() : IndexSet.first();
    sets.create(made);
    sets.serve(made);
    existing.add(made);
    return made;
  }

  /** The newest that these mappings can fill, if it does not serve yet. */
  private static Optional<IndexSet> newer(NavigableSet<IndexSet> existing, IndexSet serving) {
    return existing.tailSet(serving, false).stream()
        .filter(set -> set.generation() == IndexSet.GENERATION)
        .max(Comparator.naturalOrder());
  }

  /** Sees to it that the set is followed; gives the name of its consumer group. */
  private String follow(IndexSet set) throws IOException, InterruptedException {
    boolean older = set.isOlder();
    if (!older) {
      sets.create(set);
    }
    // A group of its own: the release that made the set may come back and go on where it was.
    String group = SERVICE + "." + sets.identity(set) + (older ? ".hiding" : "");
    Follower follower = followers.get(set);
    if (follower == null || !follower.isAtWork() || !follower.group().equals(group)) {
      leave(set);
      if (older) {
        sets.open(set);
      }
      Follower begun = new Follower(set, group, writer, config, bootstrapServers);
      followers.put(set, begun);
      begun.start();
    }
    return group;
  }

  private void leave(IndexSet set) throws InterruptedException {
    Follower follower = followers.remove(set);
    if (follower != null) {
      follower.stop();
    }
  }

  private static void stopped(Follower follower) {
    try {
      follower.stop();
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }
}
