package org.lumenark.gateway.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.id.Accession;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.gateway.usage.Use;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.storage.BlockChecksums;
import org.lumenark.platform.storage.VerifiedBlobReader;

/** Sends original files as they were deposited. Every byte is checked before it leaves. */
@ApplicationScoped
class FileDelivery {

  private final CatalogueClient catalogue;
  private final VerifiedBlobReader originals;
  private final BlockMemory memory;
  private final ServiceAddresses addresses;

  FileDelivery(
      CatalogueClient catalogue,
      VerifiedBlobReader originals,
      BlockMemory memory,
      ServiceAddresses addresses) {
    this.catalogue = catalogue;
    this.originals = originals;
    this.memory = memory;
    this.addresses = addresses;
  }

  /**
   * A file as a request names it.
   *
   * @param path in the study
   * @param version as the reader gave it; the one that is shown if null
   */
  record Asked(Accession accession, String path, @Nullable String version) {

    /** Empty for what cannot name a file. */
    static Optional<Asked> of(String accession, String path, @Nullable String version) {
      return Accession.isAccession(accession) && !path.isEmpty() && !path.endsWith("/")
          ? Optional.of(new Asked(new Accession(accession), path, version))
          : Optional.empty();
    }

    private String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /** Where the file lies, as the catalogue tells this reader. */
  Lookup<FilePlace> place(Asked asked, Reply reply) {
    return catalogue.file(
        asked.accession(), asked.path(), asked.version(), reply.header("Authorization"));
  }

  /** Answers with the file, or says why not. */
  void answer(Reply reply, Asked asked, Lookup<FilePlace> found)
      throws IOException, InterruptedException {
    Optional<FilePlace> place = Refusals.placeOrAnswer(found, reply);
    if (place.isPresent()) {
      deliver(reply, asked, place.get());
    }
  }

  private void deliver(Reply reply, Asked asked, FilePlace place)
      throws IOException, InterruptedException {
    if (place.isPublic()) {
      // FAIR Signposting: what a file belongs to.
      reply.set(
          "Link",
          "<%s>; rel=\"collection\"; type=\"text/html\""
              .formatted(addresses.publicUrl().resolve("/studies/" + asked.accession())));
    }
    reply.counts(new Use.Whole(asked.accession().value(), asked.path()));
    RangedReply.answer(
        reply,
        EntityTag.of(place.sha256()),
        place.isPublic(),
        place.length(),
        (status, offset, length) -> send(reply, place, asked.name(), status, offset, length));
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
