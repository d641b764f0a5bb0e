package org.lumenark.submission.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.database.Sql;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;

/**
 * Signs what was submitted, as a JSON Web Signature (RFC 7515, compact, RS256). The same study has
 * the same receipt for ever, as long as the key is the same.
 */
@ApplicationScoped
class Receipts {

  private final Database database;
  private final Studies studies;
  private final ReceiptKey key;
  private final ObjectMapper mapper;
  private final String publicUrl;

  Receipts(
      Database database,
      Studies studies,
      ReceiptKey key,
      ObjectMapper mapper,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.database = database;
    this.studies = studies;
    this.key = key;
    this.mapper = mapper;
    this.publicUrl = publicUrl;
  }

  /**
   * @throws ProblemException if there is no such study for the caller, or its manifest is not
   *     sealed yet
   */
  String of(Caller caller, Accession accession) {
    Receipt receipt =
        database.call(connection ->
            sealed(connection, studies.readable(connection, caller, accession))
                .orElseThrow(() ->
                    new ProblemException(
                        ProblemType.CONFLICT,
                        "receipt.not-sealed",
                        "The manifest is not sealed yet; ask again in a moment.",
                        List.of())));
    return sign(receipt);
  }

  private Optional<Receipt> sealed(Connection connection, Study study) throws SQLException {
    return Sql.one(
        connection,
        "select root, submitted_at, sealed_at from study"
            + " where accession = ? and manifest is not null",
        row ->
            new Receipt(
                publicUrl,
                study.accession(),
                study.version(),
                row.getString("root"),
                study.files(),
                Objects.requireNonNull(Sql.instant(row, "submitted_at")),
                Objects.requireNonNull(Sql.instant(row, "sealed_at")).getEpochSecond()),
        study.accession().value());
  }

  private String sign(Receipt receipt) {
    RsaKeyFile.Pair pair = key.pair();
    JsonWebKey open = JsonWebKey.of(pair.open());
    String signed =
        json(Map.of("alg", JsonWebKey.ALGORITHM, "kid", open.kid())) + "." + json(receipt);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.secret());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + JsonWebKey.base64(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key that was checked does not sign", impossible);
    }
  }

  private String json(Object value) {
    try {
      return JsonWebKey.base64(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a receipt that is no JSON", impossible);
    }
  }
}
