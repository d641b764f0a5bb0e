package org.lumenark.gateway.edge;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Optional;
import java.util.Set;
import org.lumenark.gateway.route.RequestPath;
import org.lumenark.gateway.route.RouteMatch;
import org.lumenark.platform.security.ReviewerToken;

/**
 * Lets reviewers in by their link. {@code /t/{token}/…} becomes a request for the path behind it,
 * with the token in the place of whatever else the client is known by, before anything looks at the
 * path: so the token is in no log, problem or route that comes after. Whether it is a good one only
 * the catalogue knows; the gateway decides no more than which operations a link can open at all.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class ReviewerPassage extends StrangersPassage {

  private static final String KEY = "lumenark.reviewer";
  private static final String DOOR = "t";
  private static final int SEGMENTS_OF_DOOR = 2;

  /** The study itself, which people are sent a link to. */
  private static final String STUDY = "readStudy";

  /** One of its images, which people go on to. */
  private static final String IMAGE = "readImage";

  /** One of its plates, which people come to images by. */
  private static final String PLATE = "readPlate";

  /** What people see as a page. */
  private static final Set<String> PAGES = Set.of(STUDY, IMAGE, PLATE);

  private static final Set<String> READS =
      Set.of(
          STUDY,
          // As the gateway reads S-LMK12.v2, too; what is an export the catalogue refuses.
          "exportStudy",
          "listFiles",
          "listImages",
          IMAGE,
          "listPlates",
          PLATE,
          "getFile",
          "getStudyArchive",
          "getImageZarr",
          "getConversionZarr",
          "getFileSetZarr",
          "getThumbnail",
          "renderImage",
          "preflightFile",
          "preflightStudyArchive",
          "preflightImageZarr",
          "preflightConversionZarr",
          "preflightFileSetZarr",
          "preflightThumbnail",
          "preflightRender");

  /** Whether the request came by a link: then it begins anew at the path behind it. */
  static boolean enter(RoutingContext context, RequestPath path) {
    if (isReviewer(context)
        || path.raw().size() <= SEGMENTS_OF_DOOR
        || !path.raw().getFirst().equals(DOOR)) {
      return false;
    }
    Optional<ReviewerToken> token = ReviewerToken.of(path.raw().get(1));
    if (token.isEmpty()) {
      return false;
    }
    HttpServerRequest request = context.request();
    request.headers().remove("Cookie");
    request.headers().set("Authorization", token.get().bearer());
    context.put(KEY, true);
    String door = "/" + DOOR + "/" + token.get().value();
    context.reroute(request.uri().substring(door.length()));
    return true;
  }

  static boolean isReviewer(RoutingContext context) {
    return context.get(KEY) != null;
  }

  /** Whether a request may go on to this operation as far as reviewer links are concerned. */
  static boolean isOpen(RoutingContext context, RouteMatch match) {
    return !isReviewer(context)
        || (match instanceof RouteMatch.Matched matched && READS.contains(matched.operationId()));
  }

  /**
   * Whether this is what people see as a page: the study that the link names, one of its images or
   * plates.
   */
  static boolean isPage(RoutingContext context, RouteMatch match) {
    return isReviewer(context)
        && match instanceof RouteMatch.Matched matched
        && PAGES.contains(matched.operationId());
  }

  @Override
  boolean isTakenBy(RoutingContext context) {
    return isReviewer(context);
  }
}
