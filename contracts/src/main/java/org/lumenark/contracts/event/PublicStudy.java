package org.lumenark.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.lumenark.contracts.id.Accession;
import org.lumenark.contracts.id.CollectionName;

/**
 * Whole state of a study that is or was public; key is the accession. A withdrawn one stays for
 * ever with {@code state: withdrawn}, its reason, and nothing else of its content.
 *
 * @param state {@code public} or {@code withdrawn}
 * @param url of the study at this archive
 * @param metadata the study document
 * @param manifest {@code sha256:} Merkle root
 */
@EventType("org.lumenark.public.study-state.v1")
public record PublicStudy(
    Accession accession,
    int version,
    long revision,
    Visibility state,
    String url,
    Optional<String> title,
    Optional<JsonNode> metadata,
    Optional<CollectionName> collection,
    Optional<Instant> releaseDate,
    Optional<String> manifest,
    Optional<FileTotals> files,
    Optional<Long> images,
    Optional<String> reason)
    implements EventData {}
