/**
 * What a running application and its operator share: the directory of a run on HDFS, the status in
 * it, and the line above each batch on the driver's stdout.
 */
package recast.run;
