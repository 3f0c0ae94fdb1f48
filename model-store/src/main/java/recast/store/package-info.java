/**
 * How models live on a Hadoop file system. The only code that knows file names, write order and the
 * file system; {@code docs/protocol.md} is its specification.
 */
package recast.store;
