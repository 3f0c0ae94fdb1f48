/** Integration tests of schedules. */
package recast.it.schedule;
