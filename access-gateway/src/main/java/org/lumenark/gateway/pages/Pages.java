package org.lumenark.gateway.pages;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumenark.gateway.answer.OpenReads;
import org.lumenark.gateway.route.RequestPath;

/**
 * The web application: one document for every page, and its hashed files, which never change. What
 * is no page stays a 404; people see it as a page, programs as a problem.
 */
@ApplicationScoped
public class Pages {

  /** Set on a context whose answer is a page, which a browser runs. */
  public static final String IS_PAGE = "lumenark.page";

  private static final String DOCUMENT = "index.html";
  private static final String ASSETS = "assets";
  private static final int OK = 200;
  private static final int SEE_OTHER = 303;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;
  private static final String STUDIES = "studies";

  /** First segments that are no pages, whatever a browser says that it takes. */
  private static final Set<String> INTERFACES =
      Set.of("api", "files", "q", "oai2d", "ga4gh", "biostudies", ASSETS);

  /** Pages by the number of segments after the first. */
  private static final List<PageRoute> ROUTES =
      List.of(
          new PageRoute("search", 0),
          new PageRoute("studies", 1),
          new PageRoute("images", 1),
          new PageRoute("plates", 1),
          new PageRoute("collections", 0),
          new PageRoute("collections", 1),
          new PageRoute("manifests", 1),
          new PageRoute("my-studies", 0),
          new PageRoute("my-studies", 1),
          new PageRoute("my-studies", 2),
          new PageRoute("curation", 0),
          new PageRoute("curation", 1),
          new PageRoute("deposit", 0),
          new PageRoute("deposit", 1),
          new PageRoute("deposit", 2),
          new PageRoute("policy", 0),
          new PageRoute("api", 0),
          new PageRoute("guides", 1),
          new PageRoute("sign-in-problem", 0));

  private final PageFiles files;
  private final StudyPages studies;

  private record PageRoute(String first, int more) {
    boolean matches(List<String> segments) {
      return segments.size() == more + 1 && segments.getFirst().equals(first);
    }
  }

  Pages(PageFiles files, StudyPages studies) {
    this.files = files;
    this.studies = studies;
  }

  /** Whether this client would rather see a page than JSON. */
  public static boolean wants(HttpServerRequest request) {
    @Nullable String accept = request.getHeader("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** Answers with the first page, if this build has pages. */
  public boolean serveHome(RoutingContext context) {
    return serveDocument(context, OK);
  }

  /**
   * Answers a person with the page of a study, or of an image of it, behind a reviewer link, which
   * then asks for what the link opens. The page holds nothing of the study and is the same for
   * every link.
   */
  public boolean serveReview(RoutingContext context) {
    return wants(context.request()) && serveDocument(context, OK);
  }

  /** Tells a person who came by a link that opens nothing that it does not. */
  public boolean serveLost(RoutingContext context) {
    return wants(context.request()) && serveDocument(context, NOT_FOUND);
  }

  /** Answers if this path is a page or one of its files, or a person has lost the way. */
  public boolean serve(RoutingContext context, RequestPath path) {
    String method = context.request().method().name();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return false;
    }
    List<String> segments = path.decoded();
    if (segments.getFirst().equals(ASSETS) || isRootFile(segments)) {
      return serveFile(context, path.rest(0));
    }
    Optional<String> study = StudyForm.name(List.of(STUDIES), segments);
    if (study.isPresent()) {
      return serveStudy(context, study.get());
    }
    if (ROUTES.stream().anyMatch(route -> route.matches(segments))) {
      ManifestLinks.of(segments).ifPresent(links -> context.response().putHeader("Link", links));
      return serveDocument(context, OK);
    }
    return wants(context.request())
        && !INTERFACES.contains(segments.getFirst())
        && serveDocument(context, NOT_FOUND);
  }

  /**
   * Answers who came to the address of a study in the interface and wants it in another form than
   * its own: the page of it, or a description. Others are told that there are several.
   *
   * @param path of the request, of any operation
   */
  public boolean leadOn(RoutingContext context, RequestPath path) {
    HttpServerRequest request = context.request();
    String method = request.method().name();
    Optional<String> study = StudyForm.name(List.of("api", "v1", STUDIES), path.decoded());
    if (study.isEmpty() || !(method.equals("GET") || method.equals("HEAD"))) {
      return false;
    }
    StudyForm wanted = StudyForm.wanted(request.getHeader("Accept"), StudyForm.JSON);
    if (wanted == StudyForm.JSON || (wanted == StudyForm.PAGE && files.named(DOCUMENT).isEmpty())) {
      context.addHeadersEndHandler(end -> request.response().headers().add("Vary", "Accept"));
      return false;
    }
    seeOther(request, wanted.address(named(study.get(), request.query())));
    return true;
  }

  /** The version that a parameter names as the name that it has; other parameters are left out. */
  private static String named(String study, @Nullable String query) {
    String version = query == null ? "" : query.replaceFirst("^version=", ".v");
    return StudyLinks.isName(study + version) ? study + version : study;
  }

  private static void seeOther(HttpServerRequest request, String address) {
    request.resume();
    OpenReads.allow(request);
    request
        .response()
        .setStatusCode(SEE_OTHER)
        .putHeader("Location", address)
        .putHeader("Vary", "Accept")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("Content-Length", "0")
        .end();
  }

  /** The page says by its status whether the study is there for who asks; its body is a page. */
  private boolean serveStudy(RoutingContext context, String study) {
    HttpServerRequest request = context.request();
    StudyForm wanted = StudyForm.wanted(request.getHeader("Accept"), StudyForm.PAGE);
    if (wanted != StudyForm.PAGE) {
      seeOther(request, wanted.address(named(study, request.query())));
      return true;
    }
    Optional<PageFile> document = files.named(DOCUMENT);
    document.ifPresent(file ->
        studies.head(request, study).onSuccess(head -> sendStudy(context, study, head, file)));
    return document.isPresent();
  }

  private static void sendStudy(
      RoutingContext context, String study, StudyPages.Head head, PageFile document) {
    HttpServerResponse response = context.response();
    if (response.closed() || response.ended()) {
      return;
    }
    boolean known = context.request().headers().contains("Authorization");
    context.put(IS_PAGE, true);
    response
        .setStatusCode(head.status())
        .putHeader("Cache-Control", known ? "private, no-cache" : "no-cache");
    if (head.status() == UNAVAILABLE) {
      response.putHeader("Retry-After", "1");
    }
    if (head.status() == OK) {
      StudyLinks.of(List.of(STUDIES, study)).ifPresent(links -> response.putHeader("Link", links));
    }
    send(context, head.description().map(json -> EmbeddedJson.in(document, json)).orElse(document));
  }

  private static boolean isRootFile(List<String> segments) {
    return segments.size() == 1 && segments.getFirst().equals("icon.svg");
  }

  private boolean serveDocument(RoutingContext context, int status) {
    Optional<PageFile> document = files.named(DOCUMENT);
    document.ifPresent(file -> {
      context.put(IS_PAGE, true);
      context.response().setStatusCode(status).putHeader("Cache-Control", "no-cache");
      send(context, file);
    });
    return document.isPresent();
  }

  private boolean serveFile(RoutingContext context, String name) {
    Optional<PageFile> found = files.named(name);
    found.ifPresent(file -> {
      // Workers live by the policy of their own file.
      context.put(IS_PAGE, true);
      context
          .response()
          .putHeader(
              "Cache-Control",
              name.startsWith(ASSETS) ? "public, max-age=31536000, immutable" : "no-cache");
      send(context, file);
    });
    return found.isPresent();
  }

  private static void send(RoutingContext context, PageFile file) {
    context.request().resume();
    HttpServerResponse response = context.response();
    byte[] body = file.plain();
    if (file.zipped().isPresent() && takesGzip(context.request().headers())) {
      body = file.zipped().get();
      response.putHeader("Content-Encoding", "gzip");
    }
    response
        .putHeader("Content-Type", file.mediaType())
        .putHeader("Vary", "Accept, Accept-Encoding")
        .putHeader("Content-Length", Integer.toString(body.length));
    if (context.request().method().name().equals("HEAD")) {
      response.end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  private static boolean takesGzip(MultiMap headers) {
    @Nullable String encodings = headers.get("Accept-Encoding");
    return encodings != null && encodings.contains("gzip");
  }
}
