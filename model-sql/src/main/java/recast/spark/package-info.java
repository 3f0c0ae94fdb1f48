/** Follows stores from any Spark application: a plugin that is enabled by configuration. */
package recast.spark;
