package org.lumenark.metadata.manifest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The checksum of a bundle of DRS 1.5: SHA-256 over the sorted checksums of what it holds, in hex
 * and without anything between. A bundle of more than {@value #MOST} files holds bundles of {@value
 * #MOST} files each, in their order. Memory does not grow with the number of files but for one
 * checksum of each of those.
 *
 * @see <a
 *     href="https://ga4gh.github.io/data-repository-service-schemas/preview/release/drs-1.5.0/docs/">DRS
 *     1.5, DrsObject.checksums</a>
 */
public final class BundleChecksum {

  /** Most things that one bundle holds. */
  public static final int MOST = 10_000;

  private final List<String> bundles = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  /** Adds the next file. */
  public void add(String sha256) {
    if (files.size() == MOST) {
      bundles.add(of(files));
      files.clear();
    }
    files.add(sha256);
  }

  /** The checksum of the whole. */
  public String value() {
    if (bundles.isEmpty()) {
      return of(files);
    }
    List<String> all = new ArrayList<>(bundles);
    all.add(of(files));
    return of(all);
  }

  /** The checksum of what holds things with these checksums. */
  public static String of(List<String> checksums) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      checksums.stream().sorted().forEach(text -> digest.update(text.getBytes(US_ASCII)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
