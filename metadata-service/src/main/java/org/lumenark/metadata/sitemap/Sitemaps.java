package org.lumenark.metadata.sitemap;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.lumenark.document.export.XmlText;
import org.lumenark.metadata.study.PublicUrls;

/**
 * Pages of public studies as XML.
 *
 * @see <a href="https://www.sitemaps.org/protocol.html">Sitemaps XML format 0.9</a>
 */
@ApplicationScoped
class Sitemaps {

  /** Studies of one part; the format allows 50,000. */
  private static final int PART = 10_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

  private static final String COUNT = "select count(*) from study where visibility = 'public'";

  private static final String STUDIES =
      """
      select s.accession, greatest(s.released_at, v.submitted_at) from study s
        join study_version v on v.accession = s.accession and v.version = s.version
       where s.visibility = 'public'
       order by s.accession limit :most offset :passed
      """;

  private final Mutiny.SessionFactory sessions;
  private final PublicUrls urls;

  Sitemaps(Mutiny.SessionFactory sessions, PublicUrls urls) {
    this.sessions = sessions;
    this.urls = urls;
  }

  /** Where the parts are; there is always one. */
  Uni<String> index() {
    return sessions
        .withSession(session -> session.createNativeQuery(COUNT, Long.class).getSingleResult())
        .map(count ->
            document(
                "sitemapindex",
                LongStream.rangeClosed(1, Math.max(1, (count + PART - 1) / PART))
                    .mapToObj(
                        part -> entry("sitemap", urls.below("/sitemap/" + part + ".xml"), null))
                    .collect(Collectors.joining())));
  }

  /**
   * Empty if there is no such part.
   *
   * @param part from 1
   */
  Uni<Optional<String>> part(int part) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(STUDIES, Object[].class)
                .setParameter("most", PART)
                .setParameter("passed", (long) (part - 1) * PART)
                .getResultList())
        .map(rows -> rows.isEmpty() && part > 1 ? Optional.empty() : Optional.of(part(rows)));
  }

  private String part(List<Object[]> rows) {
    return document(
        "urlset",
        rows.stream()
            .map(row -> entry("url", urls.page((String) row[0]), row[1]))
            .collect(Collectors.joining()));
  }

  private static String document(String root, String entries) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<%1$s xmlns=\"%2$s\">\n%3$s</%1$s>\n"
        .formatted(root, NAMESPACE, entries);
  }

  private static String entry(String element, String address, @Nullable Object changed) {
    String changedAt =
        changed == null
            ? ""
            : "<lastmod>" + moment(changed).truncatedTo(ChronoUnit.SECONDS) + "</lastmod>";
    return "<%1$s><loc>%2$s</loc>%3$s</%1$s>\n"
        .formatted(element, XmlText.clean(address).replace("&", "&amp;"), changedAt);
  }

  private static Instant moment(Object value) {
    return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
  }
}
