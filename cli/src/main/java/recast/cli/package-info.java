/** What every command of Recast shares: a verb, its options and their defaults, its exit code. */
package recast.cli;
