package org.lumenark.search.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.query.Query;
import org.lumenark.search.term.Lexicon;
import org.lumenark.search.term.Terms;

/** What ontologies say of the words of a query. */
@ApplicationScoped
public class QueryTerms {

  private final Lexicon lexicon;

  QueryTerms(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Whoever names a term waits for what the ontologies say; who types words does not. */
  public Uni<Terms> of(Query query) {
    return QueryTranslation.namesTerms(query)
        ? lexicon
            .fresh()
            .onFailure()
            .transform(failure -> new ProblemException(ProblemType.UNAVAILABLE))
        : lexicon.known();
  }
}
