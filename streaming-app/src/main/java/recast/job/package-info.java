/** The driver's main program: parses, wires, runs. Nobody imports this package. */
package recast.job;
