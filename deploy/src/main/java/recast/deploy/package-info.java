/** The commands that submit the application to YARN, watch it and stop it, and show what is set. */
package recast.deploy;
