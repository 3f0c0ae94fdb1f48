/** What Spark itself makes of ours on driver and executors: one plugin, composed of all parts. */
package recast.driver;
