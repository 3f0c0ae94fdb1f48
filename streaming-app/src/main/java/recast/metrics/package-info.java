/** What the application reports to Spark's metrics, and so to Prometheus, JMX and others. */
package recast.metrics;
