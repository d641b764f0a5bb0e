package org.lumenark.document.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a kind of study has to say. Members of the document are named by JSON pointers in which
 * {@code *} stands for each element of a list: {@code /authors} asks for one author at least,
 * {@code /authors/&#42;/name} for the name of each that is there.
 *
 * @param required without it a draft cannot be submitted
 * @param desirable asked for by forms; its absence is no fault
 * @param hidden not asked for; kept if it is there
 * @param shortest least number of characters of texts that are required
 */
public record Template(
    String id,
    String name,
    String description,
    List<String> required,
    List<String> desirable,
    List<String> hidden,
    Map<String, Integer> shortest) {

  public Template {
    required = List.copyOf(required);
    desirable = List.copyOf(desirable);
    hidden = List.copyOf(hidden);
    shortest = Map.copyOf(shortest);
  }

  /** The same template, asking for these members, too. */
  public Template requiring(List<String> more) {
    List<String> all = Stream.concat(required.stream(), more.stream()).distinct().toList();
    return new Template(
        id, name, description, all, without(desirable, more), without(hidden, more), shortest);
  }

  private static List<String> without(List<String> pointers, List<String> more) {
    return pointers.stream().filter(pointer -> !more.contains(pointer)).toList();
  }
}
