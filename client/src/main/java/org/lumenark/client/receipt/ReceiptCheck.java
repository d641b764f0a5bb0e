package org.lumenark.client.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.lumenark.client.archive.ArchiveClient;
import org.lumenark.client.archive.Json;
import org.lumenark.client.archive.StudyName;

/**
 * Judges a receipt: the archive's published key signed it, it is of this version of this study, and
 * its root is that of the files. What the archive lists today is thereby held to what it signed
 * when it took the files.
 */
public final class ReceiptCheck {

  private final ArchiveClient client;

  public ReceiptCheck(ArchiveClient client) {
    this.client = client;
  }

  /**
   * The files that the receipt is held against.
   *
   * @param study with its version
   * @param root of the Merkle tree over path, size and digest of each, as RFC 6962 has it
   */
  public record Files(StudyName study, String root, long count, long bytes) {}

  /** The receipt that the archive gives the one who is logged in; empty if it gives none. */
  public Optional<String> fetched(StudyName study) {
    return client.http().loggedIn() ? client.receipt(study) : Optional.empty();
  }

  /** There is no receipt to judge, which is no fault of the files. */
  public static ObjectNode none() {
    return Json.object().put("state", "none");
  }

  /**
   * @return {@code {state: valid|invalid, accession, version, manifest, submittedAt, issuer, kid,
   *     findings}}; what the receipt says is there only if it can be read
   */
  public ObjectNode judge(String receipt, Files files) {
    ObjectNode report = Json.object();
    ArrayNode findings = Json.mapper().createArrayNode();
    Optional<SignedReceipt> parsed = SignedReceipt.parse(receipt);
    if (parsed.isEmpty()) {
      error(
          findings,
          "receipt.unreadable",
          "This is no receipt: a compact JSON Web Signature has three parts.",
          "Use the file as the archive gave it.");
    } else {
      said(parsed.get(), report);
      signature(parsed.get(), findings);
      content(parsed.get(), files, findings);
    }
    report.put("state", findings.isEmpty() ? "valid" : "invalid");
    report.set("findings", findings);
    return report;
  }

  /** The version that a receipt is of, for whoever has no other wish; it is not judged yet. */
  public static Optional<Integer> version(String receipt) {
    return SignedReceipt.parse(receipt).map(SignedReceipt::version).filter(number -> number > 0);
  }

  private static void said(SignedReceipt receipt, ObjectNode report) {
    report.put("accession", receipt.accession());
    report.put("version", receipt.version());
    report.put("manifest", receipt.manifest());
    report.put("submittedAt", receipt.claims().path("submittedAt").asText());
    report.put("issuer", receipt.claims().path("iss").asText());
    report.put("kid", receipt.header().path("kid").asText());
  }

  private void signature(SignedReceipt receipt, ArrayNode findings) {
    if (!receipt.hasKnownAlgorithm()) {
      error(
          findings,
          "receipt.algorithm",
          "The receipt is not signed with RS256, as every receipt of an archive is.",
          "Do not trust it; ask the archive for the receipt again.");
      return;
    }
    Optional<JsonNode> key = receipt.key(client.receiptKeys());
    if (key.isEmpty()) {
      error(
          findings,
          "receipt.key-unknown",
          "The archive does not publish the key that the receipt names.",
          "Ask its operator for older keys, or name the archive that gave the receipt.");
    } else if (!receipt.isSignedBy(key.get())) {
      error(
          findings,
          "receipt.signature",
          "The archive's key did not sign this receipt.",
          "The receipt was changed or forged: do not trust it.");
    }
  }

  private static void content(SignedReceipt receipt, Files files, ArrayNode findings) {
    StudyName study = files.study();
    boolean same =
        receipt.accession().equals(study.accession())
            && study.version().filter(number -> number != receipt.version()).isEmpty();
    if (!same) {
      error(
          findings,
          "receipt.other-study",
          "The receipt is of "
              + receipt.accession()
              + " version "
              + receipt.version()
              + ", not of "
              + study
              + ".",
          "Give the receipt of this version, or name the version with --version.");
      return;
    }
    JsonNode totals = receipt.claims().path("files");
    if (!receipt.manifest().equals(files.root())
        || totals.path("count").asLong() != files.count()
        || totals.path("bytes").asLong() != files.bytes()) {
      error(
          findings,
          "receipt.files-differ",
          "The archive lists other paths, sizes or digests than it signed.",
          "Show both to the operator of the archive: one of them is not what was deposited.");
    }
  }

  private static void error(ArrayNode findings, String code, String message, String remedy) {
    findings
        .addObject()
        .put("severity", "error")
        .put("code", code)
        .put("message", message)
        .put("remedy", remedy);
  }
}
