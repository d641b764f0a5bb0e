package org.lumenark.submission.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lumenark.contracts.event.Owner;
import org.lumenark.contracts.id.TimeOrderedId;
import org.lumenark.platform.problem.Finding;
import org.lumenark.platform.problem.ProblemException;
import org.lumenark.platform.problem.ProblemType;
import org.lumenark.platform.security.Caller;
import org.lumenark.submission.SubmissionConfig;
import org.lumenark.submission.audit.Action;
import org.lumenark.submission.audit.Actor;
import org.lumenark.submission.audit.AuditTrail;
import org.lumenark.submission.blob.Blobs;
import org.lumenark.submission.collaborator.Deposit;
import org.lumenark.submission.collaborator.Right;
import org.lumenark.submission.collaborator.Rights;
import org.lumenark.submission.database.Database;

/** Drafts as their owners and collaborators see them; to everyone else they do not exist. */
@ApplicationScoped
public class Drafts {

  private final Database database;
  private final DraftRepository repository;
  private final Blobs blobs;
  private final Rights rights;
  private final AuditTrail trail;
  private final SubmissionConfig config;

  Drafts(
      Database database,
      DraftRepository repository,
      Blobs blobs,
      Rights rights,
      AuditTrail trail,
      SubmissionConfig config) {
    this.database = database;
    this.repository = repository;
    this.blobs = blobs;
    this.rights = rights;
    this.trail = trail;
    this.config = config;
  }

  /**
   * @param key of the request; the same request with it again gives the same draft
   * @throws ProblemException if the key came with another request, or its draft was deleted
   */
  Draft create(Caller caller, ObjectNode metadata, @Nullable String key) {
    checkStorable(metadata);
    String request = metadata.toString();
    Owner owner = new Owner(subject(caller), caller.username(), caller.name(), caller.email());
    return database.call(connection -> {
      if (key != null) {
        Optional<UUID> known = repository.remembered(connection, owner.subject(), key);
        if (known.isPresent()) {
          Draft draft = repository.find(connection, known.get()).orElseThrow();
          requireSame(
              draft.next().isEmpty() && repository.isOf(connection, owner.subject(), key, request));
          requireKept(draft);
          return draft;
        }
      }
      checkQuota(connection, owner.subject());
      UUID id = TimeOrderedId.next();
      repository.insert(connection, id, owner, metadata);
      if (key != null && !repository.remember(connection, owner.subject(), key, id, request)) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "idempotency.concurrent",
            "Another request with this key is being answered.",
            List.of());
      }
      trail.append(connection, id, Actor.of(caller), Action.DRAFT_CREATED, Map.of());
      return own(repository.find(connection, id), caller);
    });
  }

  public Draft get(Caller caller, UUID id) {
    return database.call(connection -> readable(connection, caller, id));
  }

  /**
   * The draft, if the caller may see it.
   *
   * @throws ProblemException if there is none for the caller
   */
  public Draft readable(Connection connection, Caller caller, UUID id) throws SQLException {
    return allowed(connection, repository.find(connection, id), caller, Right.VIEW);
  }

  /**
   * The draft in whatever state, locked against every other change, if the caller has the right.
   *
   * @throws ProblemException if there is none for the caller, or the right is missing
   */
  public Draft lock(Connection connection, Caller caller, UUID id, Right needed)
      throws SQLException {
    return allowed(connection, repository.lock(connection, id), caller, needed);
  }

  List<Draft> list(Caller caller, @Nullable UUID before, int limit) {
    return database.call(
        connection -> repository.ofPerson(connection, subject(caller), before, limit));
  }

  Draft patch(Caller caller, UUID id, @Nullable String ifMatch, JsonNode patch) {
    return save(caller, id, ifMatch, before -> MergePatch.apply(before, patch), members(patch));
  }

  private Draft save(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      UnaryOperator<JsonNode> change,
      List<String> members) {
    return database.call(connection -> {
      Draft draft = lockOpen(connection, caller, id);
      if (ifMatch != null && !EntityTags.name(ifMatch, draft.etag())) {
        throw new ProblemException(ProblemType.PRECONDITION);
      }
      if (!(change.apply(draft.metadata()) instanceof ObjectNode metadata)) {
        throw notAnObject();
      }
      checkStorable(metadata);
      repository.updateMetadata(connection, id, metadata);
      trail.saved(connection, id, Actor.of(caller), members);
      return repository.find(connection, id).orElseThrow();
    });
  }

  /**
   * A draft that the caller may edit, as it is at the moment; nobody is kept waiting for it.
   *
   * @throws ProblemException if there is none for the caller, or it was submitted
   */
  public Draft editable(Caller caller, UUID id) {
    return database.call(connection ->
        requireOpen(allowed(connection, repository.find(connection, id), caller, Right.EDIT)));
  }

  /**
   * @param ifMatch the draft's tag, if it must not have changed
   */
  public Draft replace(Caller caller, UUID id, @Nullable String ifMatch, ObjectNode metadata) {
    return save(caller, id, ifMatch, before -> metadata, members(metadata));
  }

  /**
   * Changes the metadata as it is when nobody else can change it.
   *
   * @param ifMatch the draft's tag, if it must not have changed
   * @param members those that the change is about, for the history
   */
  public Draft change(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      List<String> members,
      UnaryOperator<JsonNode> change) {
    return save(caller, id, ifMatch, change, members);
  }

  void delete(Caller caller, UUID id) {
    database.run(connection -> {
      requireOpen(lock(connection, caller, id, Right.OWN));
      repository.delete(connection, id);
      trail.append(connection, id, Actor.of(caller), Action.DRAFT_DELETED, Map.of());
      blobs.dropDraft(connection, id);
    });
  }

  /**
   * Takes a deletion back, with all files; a draft that is not deleted stays as it is.
   *
   * @throws ProblemException if there is none for the caller, or it was deleted too long ago
   */
  Draft restore(Caller caller, UUID id) {
    return database.call(connection -> {
      Optional<Draft> found = repository.lock(connection, id);
      require(connection, found, caller, Right.OWN);
      Draft draft = found.orElseThrow();
      if (draft.isDeleted()) {
        checkQuota(connection, draft.owner().subject());
        checkRoomForNext(connection, draft);
        if (!repository.restore(connection, id, restorableSince())) {
          throw new ProblemException(ProblemType.NOT_FOUND);
        }
        blobs.reviveDraft(connection, id);
        trail.append(connection, id, Actor.of(caller), Action.DRAFT_RESTORED, Map.of());
      }
      return repository.find(connection, id).orElseThrow();
    });
  }

  /** Own drafts that can be restored, newest first. */
  List<Draft> listDeleted(Caller caller, @Nullable UUID before, int limit) {
    return database.call(connection ->
        repository.deletedOf(connection, subject(caller), restorableSince(), before, limit));
  }

  private Instant restorableSince() {
    return Instant.now().minus(config.deletedGrace());
  }

  /**
   * A draft that the caller may edit, locked against every other change.
   *
   * @throws ProblemException if there is none for the caller, or it was submitted
   */
  public Draft lockOpen(Connection connection, Caller caller, UUID id) throws SQLException {
    return requireOpen(lock(connection, caller, id, Right.EDIT));
  }

  /** Of a study one next version is prepared at a time. */
  private void checkRoomForNext(Connection connection, Draft draft) throws SQLException {
    if (draft.next().isPresent()) {
      repository.lock(connection, draft.deposit());
      if (repository.openNext(connection, draft.next().get().accession()).isPresent()) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "version.open",
            "Another draft of the next version is open. Submit or delete it first.",
            List.of());
      }
      if (!repository.isNext(connection, draft.next().get())) {
        throw new ProblemException(
            ProblemType.CONFLICT,
            "version.outdated",
            "Another version of the study was submitted since this draft was made.",
            List.of());
      }
    }
  }

  private static Draft requireOpen(Draft draft) {
    if (!draft.isOpen()) {
      throw submitted();
    }
    return draft;
  }

  private static void requireSame(boolean same) {
    if (!same) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "idempotency.reused",
          "The key was given with another request. Take a new one.",
          List.of());
    }
  }

  private static void requireKept(Draft draft) {
    if (draft.isDeleted()) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "draft.deleted",
          "The draft of this key was deleted. Restore it, or take a new key.",
          List.of());
    }
  }

  public static ProblemException submitted() {
    return new ProblemException(
        ProblemType.CONFLICT, "draft.submitted", "The draft was submitted.", List.of());
  }

  private static Draft own(Optional<Draft> found, Caller caller) {
    return found
        .filter(draft -> caller.is(draft.owner().subject()) && !draft.isDeleted())
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  private Draft allowed(Connection connection, Optional<Draft> found, Caller caller, Right needed)
      throws SQLException {
    Optional<Draft> there = found.filter(draft -> !draft.isDeleted());
    require(connection, there, caller, needed);
    return there.orElseThrow();
  }

  private void require(Connection connection, Optional<Draft> found, Caller caller, Right needed)
      throws SQLException {
    rights.require(
        connection,
        found.map(draft -> new Deposit(draft.id(), draft.owner().subject())),
        caller,
        needed);
  }

  /**
   * @throws ProblemException if the owner has as many open drafts as one may have
   */
  public void checkQuota(Connection connection, String owner) throws SQLException {
    if (repository.openOf(connection, owner) >= config.maxOpenDrafts()) {
      throw new ProblemException(
          ProblemType.CONFLICT, "quota.drafts", "Too many open drafts.", List.of());
    }
  }

  static ProblemException notAnObject() {
    Finding finding =
        Finding.error(
            "metadata.type", "/metadata", "The metadata is not an object.", "Send a JSON object.");
    return new ProblemException(
        ProblemType.INVALID, "metadata.type", finding.message(), List.of(finding));
  }

  private void checkStorable(ObjectNode metadata) {
    if (metadata.toString().getBytes(StandardCharsets.UTF_8).length > config.maxMetadataBytes()) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "metadata.too-large", "The metadata is too long.", List.of());
    }
    Storable.fault(metadata)
        .ifPresent(finding -> {
          throw new ProblemException(
              ProblemType.INVALID, finding.code(), finding.message(), List.of(finding));
        });
  }

  private static List<String> members(JsonNode patch) {
    List<String> members = new ArrayList<>();
    patch.fieldNames().forEachRemaining(members::add);
    return members;
  }

  private static String subject(Caller caller) {
    return caller.subject().orElseThrow(() -> new ProblemException(ProblemType.NOT_AUTHENTICATED));
  }
}
