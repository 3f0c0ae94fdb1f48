/** What the application says of itself to Spark's metrics, and so to Prometheus, JMX and others. */
package recast.metrics;
