package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.lumenark.submission.database.Sql;

/** Copies lists from one draft to another, with all rows, in one statement. */
@ApplicationScoped
public class CopiedLists {

  private static final String COPY =
      """
      with copied as (
        insert into file_list
            (id, draft_id, component, state, format, columns, row_count, byte_count, warnings)
          select gen_random_uuid(), ?, component, state, format, columns, row_count, byte_count,
              warnings
            from file_list where draft_id = ? and state = 'current'
          returning id, component)
      insert into file_list_row (list_id, number, path, cells)
        select c.id, r.number, r.path, r.cells
          from copied c
          join file_list l on l.draft_id = ? and l.component = c.component and l.state = 'current'
          join file_list_row r on r.list_id = l.id
      """;

  /** The other draft has no lists yet. */
  public void copy(Connection connection, UUID from, UUID to) throws SQLException {
    Sql.update(connection, COPY, to, from, from);
  }
}
