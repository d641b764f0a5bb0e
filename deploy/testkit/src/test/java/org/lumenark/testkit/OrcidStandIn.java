package org.lumenark.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Speaks as {@code orcid.org} does, which tests cannot reach: its paths; the iD as subject; a
 * secret in the body only; names at {@code userinfo} alone, no e-mail anywhere; keys without an
 * algorithm. Beyond ORCID it insists on PKCE, so that a client that leaves it out is seen. Whoever
 * comes is signed in as the researcher who was named last.
 */
final class OrcidStandIn implements AutoCloseable {
  static final String CLIENT = "APP-0123456789ABCDEF";
  static final String SECRET = "secret \"of\" the archive";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String KEY = "orcid-stand-in";

  /** A record of the registry. */
  record Researcher(String id, String given, String family) {}

  private record Grant(Researcher researcher, Map<String, String> request) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final KeyPair keys;
  private final HttpServer server;
  private volatile Researcher here = new Researcher("0000-0000-0000-0000", "", "");

  OrcidStandIn() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/oauth/authorize", this::authorize);
    server.createContext("/oauth/token", this::token);
    server.createContext("/oauth/userinfo", this::userInfo);
    server.createContext("/oauth/jwks", this::jwks);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void isVisitedBy(Researcher researcher) {
    here = researcher;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> request = form(exchange.getRequestURI().getRawQuery());
    if (!CLIENT.equals(request.get("client_id"))
        || !"openid".equals(request.get("scope"))
        || !"S256".equals(request.get("code_challenge_method"))) {
      answer(exchange, 400, Map.of("error", "invalid_request"));
      return;
    }
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(here, request));
    String back =
        request.get("redirect_uri") + "?code=" + code + "&state=" + encode(request.get("state"));
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> request =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = grants.remove(request.getOrDefault("code", ""));
    if (grant == null
        || !CLIENT.equals(request.get("client_id"))
        || !SECRET.equals(request.get("client_secret"))
        || !grant.request().get("redirect_uri").equals(request.get("redirect_uri"))
        || !grant.request().get("code_challenge").equals(hashed(request.get("code_verifier")))) {
      answer(exchange, 401, Map.of("error", "invalid_client"));
      return;
    }
    String access = UUID.randomUUID().toString();
    grants.put(access, grant);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("access_token", access);
    answer.put("token_type", "bearer");
    answer.put("expires_in", 631_138_518);
    answer.put("scope", "openid");
    answer.put("name", grant.researcher().given() + " " + grant.researcher().family());
    answer.put("orcid", grant.researcher().id());
    answer.put("id_token", idToken(grant));
    answer(exchange, 200, answer);
  }

  private void userInfo(HttpExchange exchange) throws IOException {
    String access =
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
            .replaceFirst("(?i)bearer ", "");
    Grant grant = grants.get(access);
    if (grant == null) {
      answer(exchange, 401, Map.of("error", "invalid_token"));
      return;
    }
    Researcher who = grant.researcher();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("sub", who.id());
    // A name that its person does not show is left out.
    if (!who.given().isEmpty()) {
      answer.put("name", who.given() + " " + who.family());
      answer.put("given_name", who.given());
      answer.put("family_name", who.family());
    }
    answer(exchange, 200, answer);
  }

  private void jwks(HttpExchange exchange) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    byte[] modulus = key.getModulus().toByteArray();
    answer(
        exchange,
        200,
        Map.of(
            "keys",
            List.of(
                Map.of(
                    "kty",
                    "RSA",
                    "e",
                    BASE64.encodeToString(key.getPublicExponent().toByteArray()),
                    "use",
                    "sig",
                    "kid",
                    KEY,
                    "n",
                    BASE64.encodeToString(
                        java.util.Arrays.copyOfRange(modulus, 1, modulus.length))))));
  }

  private String idToken(Grant grant) throws IOException {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", CLIENT);
    claims.put("sub", grant.researcher().id());
    claims.put("auth_time", now);
    claims.put("iss", issuer());
    claims.put("exp", now + 86_400);
    claims.put("iat", now);
    claims.put("nonce", grant.request().get("nonce"));
    claims.put("jti", UUID.randomUUID().toString());
    String signed = part(Map.of("kid", KEY, "alg", "RS256")) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String part(Map<String, Object> json) throws IOException {
    return BASE64.encodeToString(JSON.writeValueAsBytes(json));
  }

  private static String hashed(String verifier) throws IOException {
    try {
      return BASE64.encodeToString(
          MessageDigest.getInstance("SHA-256")
              .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, Map<String, ?> json)
      throws IOException {
    byte[] body = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : text.split("&")) {
      String[] both = field.split("=", 2);
      fields.put(
          URLDecoder.decode(both[0], StandardCharsets.UTF_8),
          both.length == 2 ? URLDecoder.decode(both[1], StandardCharsets.UTF_8) : "");
    }
    return fields;
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
