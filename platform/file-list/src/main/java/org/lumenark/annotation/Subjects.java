package org.lumenark.annotation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a row is found by. Names are what people call a thing; the lists beside them hold other
 * words for it (identifiers, synonyms, accessions), which find it and are shown in no list.
 */
public record Subjects(
    List<String> genes,
    List<String> geneWords,
    List<String> phenotypes,
    List<String> phenotypeWords,
    List<String> compounds,
    List<String> compoundWords) {

  public static final Subjects NONE =
      new Subjects(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public Subjects {
    genes = List.copyOf(genes);
    geneWords = List.copyOf(geneWords);
    phenotypes = List.copyOf(phenotypes);
    phenotypeWords = List.copyOf(phenotypeWords);
    compounds = List.copyOf(compounds);
    compoundWords = List.copyOf(compoundWords);
  }

  /** Whether there is nothing to be found by. */
  public boolean areNone() {
    return equals(NONE);
  }

  /** Gathers the subjects of many rows, each once, in the order in which they came. */
  public static final class Union {

    private final Part genes;
    private final Part geneWords;
    private final Part phenotypes;
    private final Part phenotypeWords;
    private final Part compounds;
    private final Part compoundWords;

    /**
     * @param mostBytes of each kind, as texts in a JSON array; what comes later is left out
     */
    public Union(int mostBytes) {
      this.genes = new Part(mostBytes);
      this.geneWords = new Part(mostBytes);
      this.phenotypes = new Part(mostBytes);
      this.phenotypeWords = new Part(mostBytes);
      this.compounds = new Part(mostBytes);
      this.compoundWords = new Part(mostBytes);
    }

    public void add(Subjects more) {
      genes.add(more.genes);
      geneWords.add(more.geneWords);
      phenotypes.add(more.phenotypes);
      phenotypeWords.add(more.phenotypeWords);
      compounds.add(more.compounds);
      compoundWords.add(more.compoundWords);
    }

    public Subjects subjects() {
      return new Subjects(
          List.copyOf(genes.texts),
          List.copyOf(geneWords.texts),
          List.copyOf(phenotypes.texts),
          List.copyOf(phenotypeWords.texts),
          List.copyOf(compounds.texts),
          List.copyOf(compoundWords.texts));
    }
  }

  /** Texts of one kind. */
  private static final class Part {

    /** Two quotes and a comma. */
    private static final int AROUND = 3;

    private final int mostBytes;
    private final Set<String> texts = new LinkedHashSet<>();
    private int bytes;

    Part(int mostBytes) {
      this.mostBytes = mostBytes;
    }

    void add(Collection<String> more) {
      for (String text : more) {
        int size = text.getBytes(StandardCharsets.UTF_8).length + AROUND;
        if (bytes + size <= mostBytes && texts.add(text)) {
          bytes += size;
        }
      }
    }
  }
}
