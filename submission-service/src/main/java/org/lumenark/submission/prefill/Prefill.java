package org.lumenark.submission.prefill;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumenark.platform.problem.Finding;

/**
 * What the files of a draft offer for its description.
 *
 * @param state {@code ready}, or {@code unavailable} if files cannot be read now
 * @param files of the draft
 * @param sampled those that were looked at
 * @param opened images, or sets of files that are one, that were opened among them
 * @param suggestions each value by itself
 * @param acquisitions the same put together, one for each way in which images were taken
 * @param notes files that say nothing, and why
 * @param findings what keeps this from being all
 */
record Prefill(
    String state,
    long files,
    int sampled,
    int opened,
    List<Suggestion> suggestions,
    List<Acquisition> acquisitions,
    List<Note> notes,
    List<Finding> findings) {

  Prefill {
    suggestions = List.copyOf(suggestions);
    acquisitions = List.copyOf(acquisitions);
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
  }

  /**
   * One value.
   *
   * @param acquisition place among the acquisitions; null if it is about none
   * @param aspect such as {@code objective}; values of one acquisition and aspect disagree
   * @param pointer JSON pointer of the member that it is for; {@code -} is a new element
   * @param value for that member: a text to be put there or, where one stands already, behind it;
   *     an element where the pointer ends with {@code -}
   * @param text the value without the words around it
   * @param files that say so
   * @param of files that were opened for this acquisition
   * @param conflict whether others say another thing
   * @param present whether the description says so already
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Suggestion(
      @Nullable Integer acquisition,
      String aspect,
      String label,
      String pointer,
      JsonNode value,
      String text,
      int files,
      int of,
      @JsonProperty("conflict") boolean isConflict,
      @JsonProperty("present") boolean isPresent,
      List<Source> sources) {

    Suggestion {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Where a value was read.
   *
   * @param field a name of the OME model, or a key of the format
   */
  record Source(String path, String field) {}

  /**
   * All of one way in which images were taken.
   *
   * @param pointer of the acquisition that it is for; {@code /imageAcquisitions/-} is a new one
   * @param value members of the acquisition
   */
  record Acquisition(String pointer, String format, int files, ObjectNode value) {}

  /** Why a file says nothing. */
  record Note(String path, String code, String message) {}
}
