/** What a running application and its operator say to each other, over files on HDFS. */
package recast.control;
