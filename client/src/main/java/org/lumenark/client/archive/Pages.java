package org.lumenark.client.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.lumenark.client.failure.ClientException;
import org.lumenark.client.failure.ExitCode;

/** The items of a list, page by page; one page in memory. */
public final class Pages implements Iterable<JsonNode> {

  private final ArchiveClient client;
  private final String first;

  /**
   * @param first path of the first page, with a query
   */
  Pages(ArchiveClient client, String first) {
    this.client = client;
    this.first = first;
  }

  @Override
  public Iterator<JsonNode> iterator() {
    return new Walk();
  }

  private final class Walk implements Iterator<JsonNode> {
    private Iterator<JsonNode> page;
    private String cursor;

    Walk() {
      JsonNode body = client.get(first);
      page = body.path("items").iterator();
      cursor = body.path("next").asText("");
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && !cursor.isEmpty() && !cursor.equals("null")) {
        JsonNode body = client.get(first + "&cursor=" + Call.encode(cursor));
        page = body.path("items").iterator();
        String next = body.path("next").asText("");
        if (next.equals(cursor)) {
          throw new ClientException(
              ExitCode.OUR_BUG, "list.endless", "A list of the archive does not end.", first);
        }
        cursor = next;
      }
      return page.hasNext();
    }

    @Override
    public JsonNode next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}
