package org.lumenark.metadata.file;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads which components of a study its files and images are in. */
@ApplicationScoped
public class FileComponents {

  private static final String COUNTS =
      """
      select name, files from file_component
       where accession = :accession and version = :version order by name collate "C"
      """;

  /** Of images with very many files the first ones tell: lists name their folder. */
  private static final String OF_IMAGES =
      """
      select o.id, string_agg(distinct c.name collate "C", chr(31) order by c.name collate "C")
        from unnest(string_to_array(:images, ',')) as o(id)
        cross join lateral (
          select distinct f.components
            from (select l.accession, l.version, l.ordinal from image_file l
                   where l.image = cast(o.id as uuid) and l.version = :version
                   order by l.ordinal limit 1000) l
            join file f on f.accession = l.accession and f.version = l.version
              and f.ordinal = l.ordinal
           where f.components is not null) k
        left join lateral unnest(string_to_array(k.components, chr(31))) as c(name) on true
       group by o.id
      """;

  /**
   * A component by the name of its file list.
   *
   * @param name empty for files that are in none
   */
  public record Count(String name, long files) {}

  /** None if it is not known which component a file is in. */
  public Uni<List<Count>> counts(Mutiny.Session session, String accession, int version) {
    return session
        .createNativeQuery(COUNTS, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", version)
        .getResultList()
        .map(rows ->
            rows.stream()
                .map(row -> new Count((String) row[0], ((Number) row[1]).longValue()))
                .toList());
  }

  /** Components of images by their files; those are left out of whose files it is not known. */
  public Uni<Map<UUID, List<String>>> ofImages(
      Mutiny.Session session, int version, Collection<UUID> images) {
    if (images.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createNativeQuery(OF_IMAGES, Object[].class)
        .setParameter(
            "images", images.stream().map(UUID::toString).collect(Collectors.joining(",")))
        .setParameter("version", version)
        .getResultList()
        .map(rows -> {
          Map<UUID, List<String>> components = new HashMap<>();
          for (Object[] row : rows) {
            String names = row[1] == null ? "" : (String) row[1];
            components.put(
                UUID.fromString((String) row[0]), StoredComponents.split(names).orElseThrow());
          }
          return components;
        });
  }
}
