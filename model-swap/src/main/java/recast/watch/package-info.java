/** Watches the pointer of a store and reports which release is wanted. Does not know Spark. */
package recast.watch;
