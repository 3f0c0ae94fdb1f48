/** What Recast knows of Hadoop's file systems, whatever lies on them. */
package recast.hadoop;
