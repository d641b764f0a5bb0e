package org.lumenark.submission.action;

import jakarta.enterprise.context.ApplicationScoped;

/** Who does what. */
@ApplicationScoped
class ActionRun {

  private final Removal removal;
  private final Renaming renaming;
  private final Expansion expansion;
  private final Importing importing;

  ActionRun(Removal removal, Renaming renaming, Expansion expansion, Importing importing) {
    this.removal = removal;
    this.renaming = renaming;
    this.expansion = expansion;
    this.importing = importing;
  }

  Outcome of(ActionLease lease, ActionRequest request) {
    return switch (request) {
      case ActionRequest.Remove remove -> removal.run(lease, remove);
      case ActionRequest.Move move -> renaming.run(lease, move);
      case ActionRequest.Expand expand -> expansion.run(lease, expand);
      case ActionRequest.Import from -> importing.run(lease, from);
    };
  }
}
