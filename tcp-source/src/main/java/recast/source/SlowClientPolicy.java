package recast.source;

/**
 * What happens when a client takes records more slowly than they come. Records are never skipped.
 */
enum SlowClientPolicy {
  /** The stream waits for the slowest client, unless that one stalls: nobody is in a hurry. */
  WAIT,
  /** The stream keeps its pace, and the client is cut off: it never holds back the others. */
  CUT
}
