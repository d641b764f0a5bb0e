package org.lumenark.submission.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.lumenark.contracts.event.CorrectedValue;
import org.lumenark.contracts.id.Accession;
import org.lumenark.submission.database.Sql;

/** What curators corrected in a study and was not taken back, as the archive is told of it. */
@ApplicationScoped
class StandingCorrections {

  /** Most that travel in one event, the newest. */
  private static final int MOST = 500;

  private final ObjectMapper mapper;

  StandingCorrections(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  List<CorrectedValue> of(Connection connection, Accession accession) throws SQLException {
    return Sql.all(
        connection,
        "select p.pointer, d.old_value, d.new_value, d.id, c.applied_at"
            + " from directive_change c join directive d on d.id = c.directive"
            + " cross join lateral unnest(c.pointers) as p(pointer)"
            + " where c.accession = ? and c.reverted_at is null"
            + " order by d.id desc, p.pointer limit ?",
        this::value,
        accession.value(),
        MOST);
  }

  private CorrectedValue value(ResultSet row) throws SQLException {
    return new CorrectedValue(
        row.getString("pointer"),
        json(row.getString("old_value")),
        json(row.getString("new_value")),
        row.getObject("id", UUID.class),
        Objects.requireNonNull(Sql.instant(row, "applied_at")));
  }

  private JsonNode json(String text) {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("PostgreSQL wrote no JSON", impossible);
    }
  }
}
