package org.lumenark.submission.acquisition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * An acquisition that a draft has now.
 *
 * @param id of the draft
 * @param pointer JSON pointer of the acquisition in its metadata
 */
record ImportedAcquisition(UUID id, String pointer, JsonNode acquisition) {}
