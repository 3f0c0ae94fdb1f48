package recast.swap;

import java.time.Duration;
import java.time.Instant;
import recast.store.Adoption;
import recast.store.LoadMetrics;
import recast.store.Release;

/**
 * Who swaps, and by which rules.
 *
 * @param app the name of the application
 * @param applicationId YARN's id of this run
 * @param start batches up to this time were scored before, or could have been: the ledger decides
 * @param batchInterval the length of a batch
 * @param trialBatches for how many batches a release is newly adopted
 */
public record TrialPolicy(
    String app, String applicationId, Instant start, Duration batchInterval, int trialBatches) {

  /** Whether the batch of {@code batchTime} is one of the first of a model. */
  boolean onTrial(ActiveModel model, Instant batchTime) {
    return batchTime.isBefore(model.from().plus(batchInterval.multipliedBy(trialBatches)));
  }

  Adoption adopted(Release release, Instant from, LoadMetrics effort) {
    return new Adoption(
        app,
        applicationId,
        release.number(),
        release.version(),
        Adoption.Verdict.ADOPTED,
        from,
        "",
        effort);
  }

  Adoption rejected(Release release, Instant from, String reason, LoadMetrics effort) {
    return new Adoption(
        app,
        applicationId,
        release.number(),
        release.version(),
        Adoption.Verdict.REJECTED,
        from,
        reason,
        effort);
  }
}
