/**
 * Warm-up: threads of a Spark plugin on the executors fetch and decode an incoming model beside the
 * tasks, so that it takes no task slot.
 */
package recast.warm;
