package org.lumenark.metadata.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.metadata.study.PublicUrls;

/**
 * A frozen manifest with a page of its files.
 *
 * @param next cursor of the next page; null at the end
 */
public record ManifestPage(
    @JsonUnwrapped ManifestObject manifest,
    List<Item> items,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

  public ManifestPage {
    items = List.copyOf(items);
  }

  /**
   * A file. Of one whose study was withdrawn only its place is told.
   *
   * @param number place in the manifest, from 0
   * @param state {@code public} or {@code gone}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      long number,
      String accession,
      int version,
      String state,
      @Nullable String path,
      @Nullable Long size,
      @Nullable String sha256,
      @Nullable String crc32,
      @Nullable String drs,
      @Nullable String href) {

    static Item of(ManifestFile file, PublicUrls urls) {
      if (!file.open()) {
        return new Item(
            file.number(),
            file.accession(),
            file.version(),
            "gone",
            null,
            null,
            null,
            null,
            null,
            null);
      }
      return new Item(
          file.number(),
          file.accession(),
          file.version(),
          "public",
          file.path(),
          file.size(),
          file.sha256(),
          file.crc32(),
          urls.drs(file.drsId()),
          file.address(urls));
    }
  }
}
