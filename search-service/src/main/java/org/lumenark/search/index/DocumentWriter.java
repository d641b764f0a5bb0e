package org.lumenark.search.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.opensearch.client.opensearch._types.VersionType;
import org.opensearch.client.opensearch.core.BulkRequest;
import org.opensearch.client.opensearch.core.BulkResponse;
import org.opensearch.client.opensearch.core.bulk.BulkOperation;
import org.opensearch.client.opensearch.core.bulk.BulkResponseItem;

/** Writes documents in bulk. */
@ApplicationScoped
class DocumentWriter {

  private static final int SUCCESS_BELOW = 300;
  private static final int NEWER_IS_THERE = 409;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final OpenSearchAsyncClient client;

  DocumentWriter(OpenSearchAsyncClient client) {
    this.client = client;
  }

  /**
   * What came of a bulk request.
   *
   * @param again those that the engine could not take now
   * @param refused those that it will never take
   */
  record Outcome(List<DocumentWrite> again, List<Refused> refused) {}

  record Refused(DocumentWrite write, String reason) {}

  /**
   * Fails with {@link IndexGone}, or otherwise if no answer came: then nothing is known and all are
   * to be written again.
   */
  CompletableFuture<Outcome> write(IndexSet set, List<DocumentWrite> writes) {
    BulkRequest request =
        new BulkRequest.Builder()
            .requireAlias(true)
            .operations(writes.stream().map(write -> operation(set, write)).toList())
            .build();
    try {
      return client.bulk(request).thenCompose(response -> outcome(writes, response));
    } catch (IOException exception) {
      return CompletableFuture.failedFuture(exception);
    }
  }

  private static BulkOperation operation(IndexSet set, DocumentWrite write) {
    return BulkOperation.of(operation ->
        operation.index(index ->
            index
                .index(set.writeAlias(write.index()))
                .id(write.id())
                .versionType(VersionType.External)
                .version(write.revision())
                .document(write.document())));
  }

  private static CompletableFuture<Outcome> outcome(
      List<DocumentWrite> writes, BulkResponse response) {
    List<DocumentWrite> again = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      BulkResponseItem item = response.items().get(i);
      int status = item.status();
      if (status < SUCCESS_BELOW || status == NEWER_IS_THERE) {
        continue;
      }
      if (status == NOT_FOUND) {
        return CompletableFuture.failedFuture(new IndexGone(writes.get(i).index().alias()));
      }
      if (status == BAD_REQUEST && isOfTheDocument(item)) {
        refused.add(new Refused(writes.get(i), reason(item)));
      } else {
        again.add(writes.get(i));
      }
    }
    return CompletableFuture.completedFuture(new Outcome(again, refused));
  }

  private static boolean isOfTheDocument(BulkResponseItem item) {
    String type = item.error() == null ? "" : String.valueOf(item.error().type());
    return type.contains("parsing") || type.contains("strict_dynamic") || type.contains("illegal");
  }

  private static String reason(BulkResponseItem item) {
    return item.error() == null ? "status " + item.status() : String.valueOf(item.error().reason());
  }
}
