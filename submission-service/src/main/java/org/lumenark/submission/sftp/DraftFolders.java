package org.lumenark.submission.sftp;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.submission.action.ActionRequest;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.draft.Draft;
import org.lumenark.submission.file.Addition;
import org.lumenark.submission.file.DraftFiles;
import org.lumenark.submission.file.FileChanges;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.token.UploadToken;
import org.lumenark.submission.token.Uploader;
import org.lumenark.submission.upload.Streams;

/** The paths of a draft as folders and files. A folder is there while it holds a file. */
@ApplicationScoped
class DraftFolders {

  private static final int PAGE_ROWS = 1_000;
  private static final int MOST_RENAMED = 5_000;

  /** No path is longer; whatever is below a folder comes before the folder and this. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT).repeat(250);

  private final Database database;
  private final TokenRights rights;
  private final DraftFiles files;
  private final FileChanges changes;
  private final AuditTrail trail;
  private final Streams streams;
  private final Senders senders;
  private final ServerName server;

  DraftFolders(
      Database database,
      TokenRights rights,
      DraftFiles files,
      FileChanges changes,
      AuditTrail trail,
      Streams streams,
      Senders senders,
      ServerName server) {
    this.database = database;
    this.rights = rights;
    this.files = files;
    this.changes = changes;
    this.trail = trail;
    this.streams = streams;
    this.senders = senders;
    this.server = server;
  }

  /**
   * Some of what is in a folder.
   *
   * @param next where to go on; empty at the end
   */
  record Children(List<Node> nodes, Optional<String> next) {}

  /** What is under the path; the draft itself is always a folder. */
  Optional<Node> find(UploadToken token, Place.Inside place) {
    settle(token.draft());
    return database.call(connection -> {
      rights.requireReading(connection, token);
      return place.path().isEmpty()
          ? Optional.of(Node.folder(token.draft().toString()))
          : find(connection, token, place);
    });
  }

  /**
   * @param after what the page before said; empty at the beginning
   */
  Children children(UploadToken token, String folder, String after) {
    String start = folder.isEmpty() ? "" : folder + "/";
    List<StoredFile> page =
        database.call(connection -> {
          rights.requireReading(connection, token);
          return changes.below(connection, token.draft(), start, after, PAGE_ROWS);
        });
    List<Node> nodes = new ArrayList<>();
    String inside = "/";
    for (StoredFile file : page) {
      String rest = file.path().substring(start.length());
      int slash = rest.indexOf('/');
      if (slash < 0) {
        nodes.add(Node.file(rest, file.size()));
      } else if (!rest.startsWith(inside)) {
        nodes.add(Node.folder(rest.substring(0, slash)));
        inside = rest.substring(0, slash + 1);
      }
    }
    if (page.isEmpty()) {
      return new Children(nodes, Optional.empty());
    }
    String last = page.getLast().path();
    boolean within = last.startsWith(start + inside);
    return new Children(nodes, Optional.of(within ? start + inside + LAST : last));
  }

  /** What of a folder is not whole, and folders that hold such a thing. */
  List<Node> partial(UploadToken token, String folder) {
    settle(token.draft());
    String start = folder.isEmpty() ? "" : folder + "/";
    List<Streams.Partial> found =
        database.call(connection -> {
          rights.requireReading(connection, token);
          return streams.below(connection, token.draft(), start);
        });
    return found.stream().map(partial -> node(partial, start)).distinct().toList();
  }

  /**
   * @throws ProblemException if there is no such file
   */
  void remove(UploadToken token, String path) {
    Streams.Target target = new Streams.Target(token.draft(), path, server.value());
    boolean isWhole =
        database.call(connection -> {
          rights.requireReading(connection, token);
          return changes.find(connection, token.draft(), path).isPresent();
        });
    boolean wasPartial = streams.giveUp(Uploader.holder(token), target);
    if (wasPartial && !isWhole) {
      return;
    }
    files.delete(TokenRights.caller(token), token.draft(), path);
  }

  /**
   * Gives a file, or every file of a folder, another path: all or none.
   *
   * @throws ProblemException if one cannot have it
   */
  void rename(UploadToken token, Place.Inside from, Place.Inside to) {
    ActionRequest.Move move = new ActionRequest.Move(from.path(), to.path());
    Actor actor = Actor.of(TokenRights.caller(token));
    database.run(connection -> {
      Draft draft = rights.lock(connection, token);
      requireWhole(connection, draft, move);
      List<FileChanges.Renamed> renamed = renamed(connection, draft, move);
      for (Addition addition : changes.move(connection, draft, renamed)) {
        if (addition instanceof Addition.Refused refused) {
          throw conflict(refused.code(), refused.message());
        }
      }
      trail.append(
          connection, draft.id(), actor, Action.FILES_ACTION, Map.of("request", move.json()));
    });
  }

  private List<FileChanges.Renamed> renamed(
      Connection connection, Draft draft, ActionRequest.Move move) throws SQLException {
    List<StoredFile> found =
        new ArrayList<>(changes.find(connection, draft.id(), move.from()).stream().toList());
    found.addAll(changes.below(connection, draft.id(), move.from() + "/", "", MOST_RENAMED + 1));
    if (found.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    if (found.size() > MOST_RENAMED) {
      throw conflict(
          "sftp.too-many",
          "The folder has more than " + MOST_RENAMED + " files; move it by an action.");
    }
    return found.stream()
        .map(file -> new FileChanges.Renamed(file, move.renamed(file.path())))
        .toList();
  }

  private Optional<Node> find(Connection connection, UploadToken token, Place.Inside place)
      throws SQLException {
    Optional<Streams.Partial> partial = streams.find(connection, token.draft(), place.path());
    if (partial.isPresent()) {
      return Optional.of(Node.partial(place.name(), partial.get().length()));
    }
    Optional<StoredFile> file = changes.find(connection, token.draft(), place.path());
    if (file.isPresent()) {
      return Optional.of(Node.file(place.name(), file.get().size()));
    }
    String start = place.path() + "/";
    return changes.below(connection, token.draft(), start, "", 1).isEmpty()
            && streams.below(connection, token.draft(), start).isEmpty()
        ? Optional.empty()
        : Optional.of(Node.folder(place.name()));
  }

  /** What connections that are gone have left is shown as it stays. */
  private void settle(UUID draft) {
    senders.settle(draft);
    streams.completeLeft(draft, path -> senders.isSending(draft, path));
  }

  /** Who goes on with a file looks for it where it was begun. */
  private void requireWhole(Connection connection, Draft draft, ActionRequest.Move move)
      throws SQLException {
    boolean isWhole =
        streams.find(connection, draft.id(), move.from()).isEmpty()
            && streams.find(connection, draft.id(), move.to()).isEmpty()
            && streams.below(connection, draft.id(), move.from() + "/").isEmpty();
    if (!isWhole) {
      throw conflict(
          "sftp.partial",
          "A file there is not whole. Go on with it (reput) or remove it, then rename.");
    }
  }

  private static Node node(Streams.Partial partial, String start) {
    String rest = partial.path().substring(start.length());
    int slash = rest.indexOf('/');
    return slash < 0 ? Node.partial(rest, partial.length()) : Node.folder(rest.substring(0, slash));
  }

  private static ProblemException conflict(String code, String message) {
    return new ProblemException(ProblemType.CONFLICT, code, message, List.of());
  }
}
