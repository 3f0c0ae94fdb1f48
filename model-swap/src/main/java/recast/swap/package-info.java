/**
 * Loads a wanted release beside the batches and swaps it in between two of them. Knows broadcasts,
 * but no streams.
 */
package recast.swap;
