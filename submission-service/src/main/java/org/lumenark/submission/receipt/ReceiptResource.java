package org.lumenark.submission.receipt;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.lumenark.platform.security.Callers;
import org.lumenark.submission.study.StudyResource;

/** Receipts, and the public key that proves them without this archive. */
@Path("/")
@RunOnVirtualThread
public final class ReceiptResource {

  private final Receipts receipts;
  private final ReceiptKey key;
  private final Callers callers;

  ReceiptResource(Receipts receipts, ReceiptKey key, Callers callers) {
    this.receipts = receipts;
    this.key = key;
    this.callers = callers;
  }

  /** A set of keys, RFC 7517. */
  public record JsonWebKeys(List<JsonWebKey> keys) {}

  @GET
  @Path("api/v1/submissions/{accession}/receipt")
  @Produces("application/jose")
  @Authenticated
  public Response receipt(@PathParam("accession") String accession) {
    return Response.ok(receipts.of(callers.current(), StudyResource.accession(accession)))
        .header("Cache-Control", "no-store")
        .build();
  }

  @GET
  @Path(".well-known/lumenark-receipt-keys.json")
  @Produces(MediaType.APPLICATION_JSON)
  @PermitAll
  public JsonWebKeys keys() {
    return new JsonWebKeys(List.of(JsonWebKey.of(key.pair().open())));
  }

  @GET
  @Path(".well-known/lumenark-receipt-key.pem")
  @Produces("application/x-pem-file")
  @PermitAll
  public String pem() {
    return Pem.encode("PUBLIC KEY", key.pair().open().getEncoded());
  }
}
