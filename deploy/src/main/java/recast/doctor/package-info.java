/** Checks of what the application stands on: this machine, the cluster, the store, the source. */
package recast.doctor;
