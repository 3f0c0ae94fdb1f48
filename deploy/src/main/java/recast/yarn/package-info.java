/** YARN as the operator sees it: runs of applications, their logs, queues and nodes. */
package recast.yarn;
