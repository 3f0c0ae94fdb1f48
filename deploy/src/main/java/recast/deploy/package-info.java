/** The commands that submit the application to YARN, watch it and stop it. */
package recast.deploy;
