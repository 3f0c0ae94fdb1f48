/** The commands that write a store and look into it: fit, publish, releases, score. */
package recast.publisher;
