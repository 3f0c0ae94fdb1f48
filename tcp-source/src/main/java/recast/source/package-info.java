/** The source: a line server that sends one stream of records to every client that listens. */
package recast.source;
