package org.lumenark.submission.receipt;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The public key that proves receipts without this archive. */
@Path("/.well-known")
@RunOnVirtualThread
@PermitAll
public final class ReceiptKeyResource {

  private final ReceiptKey key;

  ReceiptKeyResource(ReceiptKey key) {
    this.key = key;
  }

  /** A set of keys, RFC 7517. */
  public record JsonWebKeys(List<JsonWebKey> keys) {}

  @GET
  @Path("/lumenark-receipt-keys.json")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonWebKeys keys() {
    return new JsonWebKeys(List.of(JsonWebKey.of(key.pair().open())));
  }

  @GET
  @Path("/lumenark-receipt-key.pem")
  @Produces("application/x-pem-file")
  public String pem() {
    return Pem.encode("PUBLIC KEY", key.pair().open().getEncoded());
  }
}
