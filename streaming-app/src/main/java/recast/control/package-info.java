/**
 * The driver's side of control: gathers the status, publishes it, and looks for the wish to stop.
 */
package recast.control;
