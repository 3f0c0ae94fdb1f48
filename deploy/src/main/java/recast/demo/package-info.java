/** Everything on one machine, through the same commands that a user types. */
package recast.demo;
