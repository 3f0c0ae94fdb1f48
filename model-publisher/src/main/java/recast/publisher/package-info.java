/**
 * The commands on a store: fit, publish, rollback, releases, verify, prune, score, diff, describe.
 */
package recast.publisher;
