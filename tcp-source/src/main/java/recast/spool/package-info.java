/** A log of numbered records that are kept until they are acknowledged, in memory or on disk. */
package recast.spool;
