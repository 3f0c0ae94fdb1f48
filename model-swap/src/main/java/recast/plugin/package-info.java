/** Typed messages between the driver's and the executors' side of a Spark plugin. */
package recast.plugin;
