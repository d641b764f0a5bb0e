package org.lumenark.metadata.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.lumenark.annotation.AnnotationColumns;
import org.lumenark.contracts.event.EventJson;

/** Columns of the tables of a version, by the place of each table. */
final class Tables {

  private static final String OF_VERSION =
      """
      select tab, name, cast(columns as text) from annotation_table
       where accession = :accession and version = :version and loaded_at is not null
       order by tab
      """;

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final Map<Integer, Table> tables = new HashMap<>();

  private Tables(List<Object[]> rows) {
    for (Object[] row : rows) {
      tables.put(
          ((Number) row[0]).intValue(),
          new Table((String) row[1], AnnotationColumns.of(texts((String) row[2]))));
    }
  }

  /** A table whose rows are there. */
  record Table(String name, AnnotationColumns columns) {}

  static Uni<Tables> of(Mutiny.Session session, String accession, int version) {
    return session
        .createNativeQuery(OF_VERSION, Object[].class)
        .setParameter("accession", accession)
        .setParameter("version", version)
        .getResultList()
        .map(Tables::new);
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  /**
   * @throws IllegalStateException if there is no such table
   */
  Table at(int tab) {
    Table table = tables.get(tab);
    if (table == null) {
      throw new IllegalStateException("a row of no table");
    }
    return table;
  }

  private static List<String> texts(String json) {
    try {
      return EventJson.mapper().readValue(json, TEXTS);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("stored columns are no JSON", impossible);
    }
  }
}
