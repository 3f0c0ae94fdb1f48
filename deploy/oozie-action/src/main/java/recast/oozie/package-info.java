/** Runs inside Oozie's launcher, on its Java, with nothing on the class path but Java's own. */
package recast.oozie;
