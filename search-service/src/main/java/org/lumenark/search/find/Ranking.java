package org.lumenark.search.find;

import java.util.List;
import java.util.Optional;
import org.lumenark.platform.query.Field;
import org.lumenark.platform.query.Query;
import org.lumenark.platform.query.Query.And;
import org.lumenark.platform.query.Query.Below;
import org.lumenark.platform.query.Query.Everything;
import org.lumenark.platform.query.Query.Exactly;
import org.lumenark.platform.query.Query.Not;
import org.lumenark.platform.query.Query.Numbers;
import org.lumenark.platform.query.Query.Or;
import org.lumenark.platform.query.Query.Phrase;
import org.lumenark.platform.query.Query.Times;
import org.lumenark.platform.query.Query.Word;

/**
 * Whether a query finds some documents better than others. One of conditions alone does not: what
 * it finds fulfils all of them. Its results come as the index has them, newest first, and the
 * engine stops at the end of the page instead of comparing a million equal scores.
 */
final class Ranking {

  private Ranking() {}

  static boolean ranks(Query query) {
    return switch (query) {
      case Everything _, Exactly _, Numbers _, Times _, Below _, Not _ -> false;
      case Phrase(Optional<Field> field, String _) -> field.isEmpty();
      case Word(Optional<Field> field, String text) -> field.isEmpty() || !isOneWord(text);
      case And(List<Query> parts) -> parts.stream().anyMatch(Ranking::ranks);
      case Or _ -> true;
    };
  }

  /**
   * The index parts words at digits, signs and capitals, and a document may have some parts only.
   */
  private static boolean isOneWord(String text) {
    return text.codePoints().allMatch(Character::isLetter)
        && text.codePoints().skip(1).noneMatch(Character::isUpperCase);
  }
}
