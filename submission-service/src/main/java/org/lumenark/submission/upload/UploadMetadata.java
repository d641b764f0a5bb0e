package org.lumenark.submission.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumenark.filelist.FilePath;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.Ids;

/**
 * {@code Upload-Metadata}: which draft, which path, which digest.
 *
 * @param path empty for a part of a file
 * @param header as the client sent it
 */
record UploadMetadata(UUID draft, String path, Optional<String> sha256, String header) {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws ProblemException if a key is missing or its value cannot be taken
   */
  static UploadMetadata parse(@Nullable String header) {
    String sent = header == null ? "" : header;
    Map<String, String> values = values(sent);
    String draft = values.get("draft");
    String path = values.get("path");
    if (draft == null || path == null) {
      throw invalid("upload.metadata", "Upload-Metadata needs the keys draft and path.");
    }
    FilePath.check(path)
        .ifPresent(fault -> {
          throw invalid(fault.code(), fault.message());
        });
    return new UploadMetadata(Ids.id(draft), path, sha256(values), sent);
  }

  /**
   * Of a part: a path has no meaning yet, and the draft may be left to the upload token.
   *
   * @param known the draft of the upload token, if there is one
   * @throws ProblemException if nothing names a draft, or a value cannot be taken
   */
  static UploadMetadata parsePartial(@Nullable String header, Optional<UUID> known) {
    String sent = header == null ? "" : header;
    Map<String, String> values = sent.isBlank() ? Map.of() : values(sent);
    UUID draft =
        Optional.ofNullable(values.get("draft"))
            .map(Ids::id)
            .or(() -> known)
            .orElseThrow(
                () -> invalid("upload.metadata", "Upload-Metadata of a part needs the key draft."));
    return new UploadMetadata(draft, "", sha256(values), sent);
  }

  private static Optional<String> sha256(Map<String, String> values) {
    Optional<String> sha256 =
        Optional.ofNullable(values.get("sha256")).map(hex -> hex.toLowerCase(Locale.ROOT));
    if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
      throw invalid("upload.sha256", "sha256 is not 64 hex digits.");
    }
    return sha256;
  }

  private static Map<String, String> values(String header) {
    Map<String, String> values = new HashMap<>();
    for (String pair : header.split(",", -1)) {
      String[] words = pair.strip().split(" ", -1);
      if (words.length > 2 || words[0].isEmpty()) {
        throw invalid("upload.metadata", "Upload-Metadata cannot be read.");
      }
      String value = words.length == 2 ? decode(words[1]) : "";
      if (values.put(words[0], value) != null) {
        throw invalid("upload.metadata", "Upload-Metadata has a key twice.");
      }
    }
    return values;
  }

  private static String decode(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException broken) {
      throw invalid("upload.metadata", "Upload-Metadata cannot be read.");
    }
  }

  private static ProblemException invalid(String code, String message) {
    return new ProblemException(ProblemType.INVALID, code, message, List.of());
  }
}
