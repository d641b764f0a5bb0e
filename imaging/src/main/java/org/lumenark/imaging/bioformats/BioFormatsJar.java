package org.lumenark.imaging.bioformats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lumenark.imaging.source.ImagingException;

/**
 * The jar that an operator has chosen.
 *
 * @param sha256 of the jar in hexadecimal; another jar is not loaded
 */
public record BioFormatsJar(Path path, String sha256) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public BioFormatsJar {
    sha256 = sha256.strip().toLowerCase(Locale.ROOT);
    if (!DIGEST.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  /**
   * Compares the jar with its digest.
   *
   * @throws ImagingException {@code plugin.missing} or {@code plugin.digest-differs}
   */
  public void check() throws IOException, ImagingException {
    String found = digest();
    if (!found.equals(sha256)) {
      throw new ImagingException(
          "plugin.digest-differs",
          path.toString(),
          "The Bio-Formats jar has the SHA-256 %s, not the %s that is configured: it is not loaded."
              .formatted(found, sha256));
    }
  }

  private String digest() throws IOException, ImagingException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DigestInputStream all = new DigestInputStream(in, digest)) {
        all.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchFileException e) {
      throw new ImagingException(
          "plugin.missing", path.toString(), "The configured Bio-Formats jar is not there.", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
