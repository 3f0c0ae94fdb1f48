/** Where scored records go: directories on HDFS that appear whole, and the driver's stdout. */
package recast.sink;
