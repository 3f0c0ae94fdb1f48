/**
 * What integration tests share: a cluster, an application with its source and output, commands,
 * HDFS.
 */
package recast.testkit;
