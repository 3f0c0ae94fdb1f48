/**
 * HDFS and YARN for a machine that has none: one background process, loopback only, one directory.
 */
package recast.embedded;
