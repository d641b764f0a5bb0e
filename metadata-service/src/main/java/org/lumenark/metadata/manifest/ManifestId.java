package org.lumenark.metadata.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.metadata.find.FileQuery;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;

/**
 * Identifiers of frozen manifests: the first 16 bytes of the SHA-256 over what makes one, in hex.
 * Whoever freezes the same files under the same title gets the same manifest.
 */
public final class ManifestId {

  private static final String DOMAIN = "lumenark-frozen-manifest/1";
  private static final String SEARCH_DOMAIN = "lumenark-frozen-search/1";
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  private ManifestId() {}

  /**
   * @param parts in the order of the manifest
   */
  static String of(String title, List<Part> parts) {
    MessageDigest digest = sha256();
    add(digest, DOMAIN);
    add(digest, title);
    for (Part part : parts) {
      add(digest, part.accession());
      add(digest, Integer.toString(part.version()));
      part.keys().forEach(key -> add(digest, "key:" + key));
      part.paths().forEach(path -> add(digest, "path:" + path));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }

  /**
   * What names a manifest of a search beside the files that it finds.
   *
   * @param parts the studies that are searched, if some are named
   * @return hex of a SHA-256
   */
  static String seed(FreezeRequest request, FileQuery query, List<Part> parts) {
    MessageDigest digest = sha256();
    add(digest, SEARCH_DOMAIN);
    add(digest, request.title());
    add(digest, query.text());
    request.everywhere().stream()
        .map(AttributeFilter::key)
        .sorted()
        .forEach(key -> add(digest, "key:" + key));
    for (Part part : parts) {
      add(digest, part.accession());
      add(digest, Integer.toString(part.version()));
      part.keys().forEach(key -> add(digest, "key:" + key));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * What names a manifest of a search for studies or images beside their files.
   *
   * @return hex of a SHA-256
   */
  static String seed(String title, ThingSearch things) {
    MessageDigest digest = sha256();
    add(digest, SEARCH_DOMAIN);
    add(digest, title);
    add(digest, things.text());
    add(digest, "in:" + things.kind().value());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether this may name one. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * @throws ProblemException {@code not-found} for what cannot name one
   */
  static String checked(String text) {
    if (!isId(text)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return text;
  }

  /** With its length in front, so that no two lists of texts are the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
