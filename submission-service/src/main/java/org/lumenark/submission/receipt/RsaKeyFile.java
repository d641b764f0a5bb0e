package org.lumenark.submission.receipt;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.UUID;
import org.jboss.logging.Logger;

/** An RSA key of at least 2,048 bits in a file, PKCS#8 in PEM. */
public final class RsaKeyFile {

  private static final Logger LOG = Logger.getLogger(RsaKeyFile.class);
  private static final int SHORTEST_BITS = 2048;
  private static final int NEW_BITS = 3072;
  private static final String LABEL = "PRIVATE KEY";

  private RsaKeyFile() {}

  /** Both halves of the key. */
  public record Pair(PrivateKey secret, RSAPublicKey open) {}

  /**
   * The key of the file. A file that is not there is made with a new key, readable for its owner
   * only; the first of several processes wins.
   *
   * @throws GeneralSecurityException if the file holds no such key
   * @throws IllegalArgumentException if it is no PEM
   */
  public static Pair loadOrMake(Path file) throws IOException, GeneralSecurityException {
    if (!Files.exists(file)) {
      create(file.toAbsolutePath());
    }
    KeyFactory keys = KeyFactory.getInstance("RSA");
    PrivateKey key =
        keys.generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(LABEL, Files.readString(file))));
    if (!(key instanceof RSAPrivateCrtKey rsa) || rsa.getModulus().bitLength() < SHORTEST_BITS) {
      throw new GeneralSecurityException("no RSA key of at least " + SHORTEST_BITS + " bits");
    }
    RSAPublicKeySpec open = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
    return new Pair(rsa, (RSAPublicKey) keys.generatePublic(open));
  }

  private static void create(Path file) throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(NEW_BITS);
    byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, Pem.encode(LABEL, key));
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException another) {
      LOG.infof("another process has made %s", file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
