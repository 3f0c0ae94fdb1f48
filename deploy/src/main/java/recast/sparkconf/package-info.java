/**
 * The settings with which Spark runs the application: where they come from, and what they request.
 */
package recast.sparkconf;
