package org.lumenark.submission.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import org.lumenark.submission.source.ImportSource.Kind;

/** What is to be done to the files of a draft. Each kind knows its members as clients send them. */
public sealed interface ActionRequest {

  /** The request as clients send it, without {@code preview}. */
  ObjectNode json();

  /** Which files are removed: a folder's or those that a pattern matches; never both. */
  sealed interface Remove extends ActionRequest {

    /** Every file that can match begins with this. */
    String start();

    Predicate<String> matcher();
  }

  /** Everything below a folder. */
  record RemoveFolder(String folder) implements Remove {
    @Override
    public String start() {
      return folder + "/";
    }

    @Override
    public Predicate<String> matcher() {
      return path -> path.startsWith(start());
    }

    @Override
    public ObjectNode json() {
      return object("remove").put("folder", folder);
    }
  }

  /** Files whose whole path the glob matches; see {@link PathPattern}. */
  record RemovePattern(String pattern) implements Remove {
    @Override
    public String start() {
      return PathPattern.of(pattern).literalStart();
    }

    @Override
    public Predicate<String> matcher() {
      return PathPattern.of(pattern)::matches;
    }

    @Override
    public ObjectNode json() {
      return object("remove").put("pattern", pattern);
    }
  }

  /**
   * A file, or a folder with everything below it, gets another path.
   *
   * @param to not below {@code from}
   */
  record Move(String from, String to) implements ActionRequest {

    /** The path that a path at or below {@code from} gets. */
    public String renamed(String path) {
      return to + path.substring(from.length());
    }

    boolean concerns(String path) {
      return path.equals(from) || path.startsWith(from + "/");
    }

    @Override
    public ObjectNode json() {
      return object("move").put("from", from).put("to", to);
    }
  }

  /**
   * The entries of an archive become files.
   *
   * @param into folder that they come into; empty for the top of the draft
   * @param keep whether the archive stays even if all of it is in the draft
   */
  record Expand(String path, String into, boolean keep) implements ActionRequest {

    /** The path that an entry is to have in the draft; may be none that is allowed. */
    String target(String entry) {
      String name = entry.startsWith("./") ? entry.substring(2) : entry;
      return into.isEmpty() || name.startsWith("/") ? name : into + "/" + name;
    }

    @Override
    public ObjectNode json() {
      return object("expand").put("path", path).put("into", into).put("keep", keep);
    }
  }

  /**
   * Files of a source become files.
   *
   * @param source its name
   * @param prefix folder of the source; empty for all of it
   * @param into folder that they come into; empty for the top of the draft
   */
  record Import(Kind kind, String source, String prefix, String into) implements ActionRequest {

    /** The path that a file of the source is to have in the draft; may be none that is allowed. */
    String target(String path) {
      return into.isEmpty() ? path : into + "/" + path;
    }

    @Override
    public ObjectNode json() {
      ObjectNode json = object("import");
      json.putObject("source").put(kind.value(), source).put("prefix", prefix);
      return json.put("path", into);
    }
  }

  private static ObjectNode object(String action) {
    return JsonNodeFactory.instance.objectNode().put("action", action);
  }

  /** The request that {@link #json()} gave. */
  static ActionRequest ofStored(JsonNode stored) {
    return ActionBody.parse(stored).request();
  }
}
