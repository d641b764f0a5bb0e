package org.lumenark.search.term;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Keeps what ontologies say of the values in the index, a little old at most. */
@ApplicationScoped
public class Lexicon {

  private static final Logger LOG = Logger.getLogger(Lexicon.class);

  private final IndexedValues indexed;
  private final CatalogueLineages catalogue;
  private final TermConfig config;
  private final Clock clock = Clock.systemUTC();
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile Instant failed = Instant.EPOCH;
  private final AtomicReference<Known> known =
      new AtomicReference<>(new Known(Terms.NONE, Map.of(), Instant.EPOCH, Instant.EPOCH));

  Lexicon(IndexedValues indexed, CatalogueLineages catalogue, TermConfig config) {
    this.indexed = indexed;
    this.catalogue = catalogue;
    this.config = config;
  }

  /**
   * What is known.
   *
   * @param asked when the values were read
   * @param begun when the first of the lineages was read
   */
  private record Known(Terms terms, Map<String, Lineage> lineages, Instant asked, Instant begun) {}

  /** As fresh as configured; fails if the index or the catalogue cannot be reached. */
  public Uni<Terms> fresh() {
    Known now = known.get();
    return isOlder(now.asked(), config.maxAge())
        ? refreshed(now).map(Known::terms)
        : Uni.createFrom().item(now.terms());
  }

  /**
   * What was known last, at once; it is made fresh behind the answer. Words that are typed are
   * found without it too, so that the first question alone waits, and none fails.
   */
  public Uni<Terms> known() {
    Known now = known.get();
    boolean rests = !isOlder(now.asked(), config.maxAge()) || !isOlder(failed, config.maxAge());
    if (rests) {
      return Uni.createFrom().item(now.terms());
    }
    if (now.asked().equals(Instant.EPOCH)) {
      return refreshed(now).onFailure().recoverWithItem(this::without).map(Known::terms);
    }
    if (refreshing.compareAndSet(false, true)) {
      refreshed(now)
          .onFailure()
          .recoverWithItem(this::without)
          .onTermination()
          .invoke(() -> refreshing.set(false))
          .subscribe()
          .with(fresh -> LOG.trace("names of terms are fresh"));
    }
    return Uni.createFrom().item(now.terms());
  }

  /** Not again with each search: the catalogue may take its time to fail. */
  private Known without(Throwable failure) {
    LOG.warnf("search goes on without news of ontologies: %s", failure.toString());
    failed = clock.instant();
    return known.get();
  }

  private Uni<Known> refreshed(Known before) {
    return indexed
        .all()
        .chain(values -> {
          boolean old = isOlder(before.begun(), config.keep());
          Map<String, Lineage> kept = old ? Map.of() : before.lineages();
          Set<String> news = new LinkedHashSet<>();
          values.values().forEach(news::addAll);
          news.removeAll(kept.keySet());
          return catalogue
              .of(news)
              .map(found -> {
                Map<String, Lineage> all = new HashMap<>(kept);
                news.forEach(value -> all.put(value, found.getOrDefault(value, Lineage.UNKNOWN)));
                Instant now = clock.instant();
                return new Known(terms(values, all), all, now, old ? now : before.begun());
              });
        })
        .invoke(known::set);
  }

  private static Terms terms(Map<TermField, List<String>> values, Map<String, Lineage> lineages) {
    Map<TermField, Map<String, Lineage>> fields = new EnumMap<>(TermField.class);
    values.forEach((field, each) -> {
      Map<String, Lineage> own = new HashMap<>();
      each.forEach(value -> own.put(value, lineages.getOrDefault(value, Lineage.UNKNOWN)));
      fields.put(field, own);
    });
    return new Terms(fields);
  }

  private boolean isOlder(Instant instant, Duration age) {
    return instant.plus(age).isBefore(clock.instant());
  }
}
