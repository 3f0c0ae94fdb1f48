/** How records enter: a receiver that reads the lines of the source. */
package recast.ingest;
