package org.lumenark.gateway.content;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlockChecksums;
import org.lumenark.platform.storage.VerifiedBlobReader;

/** Original files as they were deposited. Every byte is checked before it leaves. */
@ApplicationScoped
class FileEndpoint implements OwnEndpoint {

  private static final int PATH_FROM = 2;

  private final BlockingWork work;
  private final CatalogueClient catalogue;
  private final VerifiedBlobReader originals;
  private final BlockMemory memory;

  FileEndpoint(
      BlockingWork work,
      CatalogueClient catalogue,
      VerifiedBlobReader originals,
      BlockMemory memory) {
    this.work = work;
    this.catalogue = catalogue;
    this.originals = originals;
    this.memory = memory;
  }

  @Override
  public String operationId() {
    return "getFile";
  }

  @Override
  public void serve(RoutingContext context, RequestPath path) {
    Cors.allow(context.request());
    String version = context.request().getParam("version");
    work.run(context, reply -> answer(reply, path, version));
  }

  private void answer(Reply reply, RequestPath path, @Nullable String version)
      throws IOException, InterruptedException {
    String accession = path.decoded().get(1);
    String file = path.rest(PATH_FROM);
    if (!Accession.isAccession(accession) || file.endsWith("/")) {
      reply.problem(ProblemType.NOT_FOUND);
      return;
    }
    Optional<FilePlace> place =
        Refusals.placeOrAnswer(
            catalogue.file(new Accession(accession), file, version, reply.header("Authorization")),
            reply);
    if (place.isPresent()) {
      deliver(reply, place.get(), path.decoded().getLast());
    }
  }

  private void deliver(Reply reply, FilePlace place, String name)
      throws IOException, InterruptedException {
    RangedReply.answer(
        reply,
        EntityTag.of(place.sha256()),
        place.isPublic(),
        place.length(),
        (status, offset, length) -> send(reply, place, name, status, offset, length));
  }

  private void send(Reply reply, FilePlace place, String name, int status, long offset, long length)
      throws IOException, InterruptedException {
    byte[] sha256 = HexFormat.of().parseHex(place.sha256());
    reply
        .set("Content-Type", "application/octet-stream")
        .set("Content-Disposition", ContentDisposition.attachment(name))
        .set("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":");
    if (reply.isHead()) {
      reply.head(status, length);
      return;
    }
    Optional<BlockMemory.Share> share =
        memory.take(reply.asking(), Math.min(place.length(), BlockChecksums.BLOCK_BYTES));
    if (share.isEmpty()) {
      reply.problem(ProblemType.UNAVAILABLE);
      return;
    }
    try (BlockMemory.Share held = share.get();
        InputStream body =
            originals.open(place.blob(), offset, length, place.crc32(), place.sha256())) {
      reply.stream(status, length, body);
    }
  }
}
