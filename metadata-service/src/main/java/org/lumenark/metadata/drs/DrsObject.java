package org.lumenark.metadata.drs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a bundle of files or bundles, as DRS 1.5 has it.
 *
 * @param contents null for a file
 * @param accessMethods null for a bundle
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrsObject(
    String id,
    @Nullable String name,
    @JsonProperty("self_uri") String selfUri,
    long size,
    @JsonProperty("created_time") Instant createdTime,
    @JsonProperty("updated_time") Instant updatedTime,
    @Nullable String version,
    @JsonProperty("mime_type") @Nullable String mimeType,
    List<Checksum> checksums,
    @JsonProperty("access_methods") @Nullable List<AccessMethod> accessMethods,
    @Nullable List<Contents> contents,
    @Nullable String description,
    @Nullable List<String> aliases) {

  /**
   * @param type as IANA names it
   */
  public record Checksum(String checksum, String type) {

    static List<Checksum> sha256(String hex) {
      return List.of(new Checksum(hex, "sha-256"));
    }
  }

  /** Where the bytes are. */
  public record AccessMethod(
      String type, @JsonProperty("access_url") AccessUrl accessUrl, boolean available) {

    static List<AccessMethod> https(String address) {
      return List.of(new AccessMethod("https", new AccessUrl(address), true));
    }
  }

  /** An address that needs no further look-up. */
  public record AccessUrl(String url) {}

  /**
   * What a bundle holds.
   *
   * @param name of letters, digits, {@code .}, {@code -} and {@code _}; once in a bundle
   * @param contents of a bundle that is expanded
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Contents(
      String name,
      String id,
      @JsonProperty("drs_uri") List<String> drsUri,
      @Nullable List<Contents> contents) {}
}
