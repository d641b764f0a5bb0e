package org.lumenark.metadata.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one study, or all public ones, were used.
 *
 * @param accession of the study; null for all
 * @param all since the first month
 * @param machine those of scripts and tools among them
 * @param months in which there was any use, the first one first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageObject(
    @Nullable String accession,
    @JsonUnwrapped UsageCounts all,
    UsageCounts machine,
    List<UsageMonth> months) {

  static UsageObject of(@Nullable String accession, List<UsageMonth> months) {
    UsageCounts all = UsageCounts.NONE;
    UsageCounts machine = UsageCounts.NONE;
    for (UsageMonth month : months) {
      all = all.plus(month.all());
      machine = machine.plus(month.machine());
    }
    return new UsageObject(accession, all, machine, months);
  }
}
