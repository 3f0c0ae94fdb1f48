/** Integration tests of the application on YARN: swaps, crashes, faults, upgrades. */
package recast.it.application;
