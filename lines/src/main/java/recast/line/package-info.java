/** What a line is: how a stream of bytes becomes records. */
package recast.line;
