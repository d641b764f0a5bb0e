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
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.contracts.id.Accession;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.study.DataAvailability;
import org.lumenark.submission.study.Studies;
import org.lumenark.submission.study.Study;
import org.lumenark.submission.study.StudyVersion;
import org.lumenark.submission.study.StudyVersions;

/**
 * Signs what was submitted, as a JSON Web Signature (RFC 7515, compact, RS256). The same study has
 * the same receipt for ever, as long as the key is the same.
 */
@ApplicationScoped
class Receipts {

  private final Database database;
  private final Studies studies;
  private final StudyVersions versions;
  private final DataAvailability sentence;
  private final ReceiptKey key;
  private final ObjectMapper mapper;
  private final String publicUrl;

  Receipts(
      Database database,
      Studies studies,
      StudyVersions versions,
      DataAvailability sentence,
      ReceiptKey key,
      ObjectMapper mapper,
      @ConfigProperty(name = "lumenark.public-url") String publicUrl) {
    this.database = database;
    this.studies = studies;
    this.versions = versions;
    this.sentence = sentence;
    this.key = key;
    this.mapper = mapper;
    this.publicUrl = publicUrl;
  }

  /**
   * @param version the last one if empty
   * @throws ProblemException if there is no such version for the caller, or its manifest is not
   *     sealed yet
   */
  String of(Caller caller, Accession accession, OptionalInt version) {
    Receipt receipt =
        database.call(connection ->
            sealed(asked(connection, caller, accession, version))
                .orElseThrow(() ->
                    new ProblemException(
                        ProblemType.CONFLICT,
                        "receipt.not-sealed",
                        "The manifest is not sealed yet; ask again in a moment.",
                        List.of())));
    return sign(receipt);
  }

  private StudyVersion asked(
      Connection connection, Caller caller, Accession accession, OptionalInt version)
      throws SQLException {
    Study study = studies.readable(connection, caller, accession);
    return versions
        .find(connection, accession, version.orElse(study.version()))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private Optional<Receipt> sealed(StudyVersion version) {
    return version
        .seal()
        .map(seal ->
            new Receipt(
                publicUrl,
                version.accession(),
                version.number(),
                seal.root(),
                version.files(),
                version.submittedAt(),
                sentence.of(version.accession(), version.number()),
                seal.sealedAt().getEpochSecond()));
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
