/** Watches the pointer of a store and says which release is wanted. Knows no Spark. */
package recast.watch;
