package recast.store;

import java.time.Duration;

/**
 * A publish that was tried.
 *
 * @param took how long two publishes and the reading took
 * @param clockDifference how far the clock of the file system is ahead of ours; negative when it is
 *     behind
 */
public record PublishDryRunResult(Duration took, Duration clockDifference) {}
