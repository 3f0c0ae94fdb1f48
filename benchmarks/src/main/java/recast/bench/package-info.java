/**
 * Measurements that docs/performance.md quotes, on the embedded cluster, through the real commands.
 */
package recast.bench;
