package org.lumenark.standalone.installation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lumenark.standalone.Realm;
import org.lumenark.standalone.component.PostgreSql;
import org.lumenark.standalone.component.StackException;

/**
 * The Secrets of a trial: one with everything that its servers are given, made at random, and from
 * it one for each service. What is there already stays, so that data and passwords stay together.
 */
public final class TrialSecrets {
  private static final int BYTES = 24;
  private static final int ACCESS_KEY_LENGTH = 20;
  private static final int RSA_BITS = 3072;
  private static final int LINE = 64;

  private final ClusterSecrets cluster;
  private final Names names;
  private final SecureRandom random;

  /** The names of the Secrets: of the servers, and of the services that have one. */
  public record Names(
      String servers, String submission, String ingest, String metadata, String gateway) {}

  public TrialSecrets(ClusterSecrets cluster, Names names, SecureRandom random) {
    this.cluster = cluster;
    this.names = names;
    this.random = random;
  }

  /**
   * Makes what is absent; the names of what was made.
   *
   * @throws StackException where a Secret of such a name lacks a key
   */
  public List<String> complete() throws IOException, InterruptedException {
    List<String> made = new ArrayList<>();
    Map<String, String> servers = servers(made);
    Map<String, String> submission = service(servers, "submission");
    submission.put("client-secret", needed(servers, "client-secret-submission"));
    submission.put("receipt-key", receiptKey());
    complete(names.submission(), submission, made);
    complete(names.ingest(), service(servers, "ingest"), made);
    complete(names.metadata(), service(servers, "catalogue"), made);
    Map<String, String> gateway = storage(servers);
    gateway.put("client-secret", needed(servers, "client-secret-gateway"));
    complete(names.gateway(), gateway, made);
    return made;
  }

  private Map<String, String> servers(List<String> made) throws IOException, InterruptedException {
    Optional<Map<String, String>> known = cluster.find(names.servers());
    if (known.isPresent()) {
      return known.get();
    }
    if (cluster.create(names.servers(), fresh())) {
      made.add(names.servers());
    }
    // Another one may have been quicker: what the cluster has is what counts.
    return cluster
        .find(names.servers())
        .orElseThrow(() -> new IOException("the Secret " + names.servers() + " has gone"));
  }

  private Map<String, String> fresh() {
    Map<String, String> values = new TreeMap<>();
    values.put("postgres-password", word());
    values.put("keycloak-admin-password", word());
    values.put("keycloak-database-password", word());
    values.put("storage-access-key", word().substring(0, ACCESS_KEY_LENGTH));
    values.put("storage-secret-key", word());
    for (String schema : PostgreSql.SCHEMAS) {
      values.put("database-password-" + schema, word());
    }
    for (String client : Realm.CLIENTS) {
      values.put("client-secret-" + client, word());
    }
    return values;
  }

  private Map<String, String> service(Map<String, String> servers, String schema) {
    Map<String, String> values = storage(servers);
    values.put("database-username", schema);
    values.put("database-password", needed(servers, "database-password-" + schema));
    return values;
  }

  private Map<String, String> storage(Map<String, String> servers) {
    Map<String, String> values = new TreeMap<>();
    for (String key : List.of("storage-access-key", "storage-secret-key")) {
      values.put(key, needed(servers, key));
    }
    return values;
  }

  private String needed(Map<String, String> servers, String key) {
    return Optional.ofNullable(servers.get(key)).orElseThrow(() -> lacks(names.servers(), key));
  }

  private void complete(String name, Map<String, String> values, List<String> made)
      throws IOException, InterruptedException {
    Optional<Map<String, String>> known = cluster.find(name);
    if (known.isPresent()) {
      for (String key : values.keySet()) {
        if (!known.get().containsKey(key)) {
          throw lacks(name, key);
        }
      }
    } else if (cluster.create(name, values)) {
      made.add(name);
    }
  }

  private static StackException lacks(String secret, String key) {
    return new StackException(
        StackException.Kind.INPUT,
        "installation.secret",
        "The Secret "
            + secret
            + " has no "
            + key
            + ": add it, or remove the Secret and try again.");
  }

  private String word() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** PKCS#8 in PEM, which signs receipts. */
  private String receiptKey() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(RSA_BITS, random);
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder(LINE, new byte[] {'\n'})
              .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
