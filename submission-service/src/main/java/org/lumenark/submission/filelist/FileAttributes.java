package org.lumenark.submission.filelist;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lumenark.filelist.FilePath;
import org.lumenark.submission.database.Database;
import org.lumenark.submission.file.StoredFile;
import org.lumenark.submission.table.DraftTable;
import org.lumenark.submission.table.DraftTableRepository;
import org.lumenark.submission.table.StoredRow;
import org.lumenark.submission.table.TableKind;

/**
 * What the lists of a draft say of its files. Of two lists that give a file the same attribute the
 * first one by component is taken; what a row says of a file itself comes before what it has of a
 * folder, and of folders the nearest counts. Attributes without a value are left out. A file is in
 * the components of all lists that name it.
 */
@ApplicationScoped
public class FileAttributes {

  /** Rows of this many files are in memory at a time: a draft may have many lists. */
  private static final int SLICE = 250;

  private final Database database;
  private final FileListRepository rows;
  private final DraftTableRepository lists;

  FileAttributes(Database database, FileListRepository rows, DraftTableRepository lists) {
    this.database = database;
    this.rows = rows;
    this.lists = lists;
  }

  /**
   * What the lists say of a file.
   *
   * @param components names of those lists, each of which says it of the file or of a folder
   */
  public record Listed(Map<String, String> attributes, List<String> components) {}

  /** Takes files one by one. */
  @FunctionalInterface
  public interface Visitor<E extends Exception> {
    void visit(StoredFile file, Listed listed) throws E;
  }

  public boolean hasLists(UUID draft) {
    return database.call(
        connection -> !lists.all(connection, TableKind.FILE_LIST, draft).isEmpty());
  }

  /**
   * @param files in the order of their paths
   */
  public <E extends Exception> void forEach(UUID draft, List<StoredFile> files, Visitor<E> visitor)
      throws E {
    for (int start = 0; start < files.size(); start += SLICE) {
      List<StoredFile> slice = files.subList(start, Math.min(files.size(), start + SLICE));
      List<Listed> listed = database.call(connection -> of(connection, draft, slice));
      for (int index = 0; index < slice.size(); index++) {
        visitor.visit(slice.get(index), listed.get(index));
      }
    }
  }

  private List<Listed> of(Connection connection, UUID draft, List<StoredFile> files)
      throws SQLException {
    Map<UUID, DraftTable> byId = new LinkedHashMap<>();
    lists.all(connection, TableKind.FILE_LIST, draft).forEach(list -> byId.put(list.id(), list));
    List<UUID> order = List.copyOf(byId.keySet());
    String first = files.getFirst().path();
    Map<String, List<StoredRow>> found = new HashMap<>();
    rows.between(connection, order, first, files.getLast().path(), prefixes(first))
        .forEach(row -> found.computeIfAbsent(row.key(), path -> new ArrayList<>()).add(row));
    found
        .values()
        .forEach(same -> same.sort(Comparator.comparingInt(row -> order.indexOf(row.table()))));
    return files.stream().map(file -> listed(file.path(), found, byId)).toList();
  }

  private static Listed listed(
      String path, Map<String, List<StoredRow>> rows, Map<UUID, DraftTable> byId) {
    Map<String, String> attributes = new LinkedHashMap<>();
    Set<String> components = new TreeSet<>();
    List<String> places = new ArrayList<>(FilePath.folders(path));
    places.add(path);
    for (String place : places.reversed()) {
      for (StoredRow row : rows.getOrDefault(place, List.of())) {
        DraftTable list = Objects.requireNonNull(byId.get(row.table()));
        components.add(list.name());
        for (int column = 0; column < row.values().size(); column++) {
          if (!row.values().get(column).isEmpty()) {
            attributes.putIfAbsent(list.columns().get(column), row.values().get(column));
          }
        }
      }
    }
    return new Listed(attributes, List.copyOf(components));
  }

  /**
   * A folder of a file that comes before the first path, while the file itself comes after it, is a
   * prefix of that path: nothing else lies between a text and what begins with it.
   */
  private static List<String> prefixes(String path) {
    List<String> prefixes = new ArrayList<>();
    for (int end = 1; end < path.length(); end++) {
      if (!Character.isHighSurrogate(path.charAt(end - 1))) {
        prefixes.add(path.substring(0, end));
      }
    }
    return prefixes;
  }
}
