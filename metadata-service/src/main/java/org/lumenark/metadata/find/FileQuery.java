package org.lumenark.metadata.find;

import java.util.ArrayList;
import java.util.List;
import org.lumenark.metadata.file.AttributeFilter;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.query.Query;

/**
 * A query of the search for files that was understood, for those who take all of its files at once
 * instead of pages of them.
 */
public final class FileQuery {

  private final String text;
  private final Query query;
  private final FilePlan plan;

  private FileQuery(String text, Query query, FilePlan plan) {
    this.text = text;
    this.query = query;
    this.plan = plan;
  }

  /**
   * @throws ProblemException {@code query.syntax}, as the search tells it
   */
  public static FileQuery of(String text) {
    Query query = FileOrder.query(text);
    FilePlan plan = FilePlan.of(query);
    FileSearch.bounded(plan);
    return new FileQuery(text, query, plan);
  }

  /** As it was asked. */
  public String text() {
    return text;
  }

  /** Whether the index tells its files; if not, each that may be meant has to be looked at. */
  public boolean isExact() {
    return plan.exact();
  }

  /** All files that may be meant and meet the filters. */
  public PublicBlocks mayBeMeant(List<AttributeFilter> filters) {
    return PublicBlocks.of(within(plan.most(), filters), "m");
  }

  /** The files of those that are meant for sure. */
  public PublicBlocks surelyMeant(List<AttributeFilter> filters) {
    return PublicBlocks.of(within(plan.least(), filters), "s");
  }

  /** Whether it means this file. */
  public boolean means(FileFacts file) {
    return plan.exact() || new FileMatch(file).meets(query);
  }

  private static Blocks within(Blocks blocks, List<AttributeFilter> filters) {
    if (filters.isEmpty()) {
      return blocks;
    }
    List<Blocks> all = new ArrayList<>();
    all.add(blocks);
    filters.forEach(filter ->
        all.add(new Blocks.Keyed(List.of(AttributeFilter.text(filter.name(), filter.value())))));
    return new Blocks.All(all);
  }
}
