package org.lumenark.gateway.about;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumenark.gateway.config.GatewayConfig;
import org.lumenark.gateway.config.ServiceAddresses;
import org.lumenark.gateway.pages.Pages;
import org.lumenark.gateway.route.OwnEndpoint;
import org.lumenark.gateway.route.PublicContract;
import org.lumenark.gateway.route.RequestPath;

/** Small constant documents: the contract, where to sign in, where to begin. */
@ApplicationScoped
class AboutEndpoints {

  private final ObjectMapper mapper;
  private final PublicContract contract;
  private final ServiceAddresses services;
  private final Pages pages;
  private final GatewayConfig config;
  private final String issuer;
  private final String version;

  AboutEndpoints(
      ObjectMapper mapper,
      PublicContract contract,
      ServiceAddresses services,
      Pages pages,
      GatewayConfig config,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.mapper = mapper;
    this.contract = contract;
    this.services = services;
    this.pages = pages;
    this.config = config;
    this.issuer = issuer;
    this.version = version;
  }

  private record Document(String operationId, byte[] json) implements OwnEndpoint {

    @Override
    public void serve(RoutingContext context, RequestPath path) {
      context.request().resume();
      context
          .response()
          .putHeader("Content-Type", "application/json")
          .putHeader("Cache-Control", "no-cache")
          .putHeader("Access-Control-Allow-Origin", "*")
          .putHeader("Content-Length", Integer.toString(json.length));
      if (context.request().method().name().equals("HEAD")) {
        context.response().end();
      } else {
        context.response().end(Buffer.buffer(json));
      }
    }
  }

  @Produces
  OwnEndpoint contract() {
    return new Document("getContract", contract.json());
  }

  @Produces
  OwnEndpoint about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", "Lumenark");
    about.put("version", version);
    about.put("url", services.publicUrl().toString());
    about.put("issuer", issuer);
    about.put("cliClientId", "lumenark-cli");
    about.put("selfRegistration", config.selfRegistration());
    Map<String, String> told = new LinkedHashMap<>();
    GatewayConfig.Institute institute = config.institute();
    institute.name().ifPresent(name -> told.put("name", name));
    institute.contact().ifPresent(contact -> told.put("contact", contact));
    institute.successor().ifPresent(successor -> told.put("successor", successor));
    about.put("institute", told);
    return new Document("getAbout", json(about));
  }

  @Produces
  OwnEndpoint root() {
    Map<String, String> links = new LinkedHashMap<>();
    links.put("name", "Lumenark");
    links.put("about", "/api/v1/about");
    links.put("contract", "/api/openapi.json");
    links.put("studies", "/api/v1/studies");
    links.put("search", "/api/v1/search");
    return new Root(pages, new Document("getRoot", json(links)));
  }

  /** A page for people, links for programs. */
  private record Root(Pages pages, OwnEndpoint links) implements OwnEndpoint {

    @Override
    public String operationId() {
      return links.operationId();
    }

    @Override
    public void serve(RoutingContext context, RequestPath path) {
      if (!Pages.wants(context.request()) || !pages.serveHome(context)) {
        context.response().putHeader("Vary", "Accept");
        links.serve(context, path);
      }
    }
  }

  private byte[] json(Object document) {
    try {
      return mapper.writeValueAsBytes(document);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
