/** The driver's side of control: gathers the status, publishes it, and looks for a stop request. */
package recast.control;
