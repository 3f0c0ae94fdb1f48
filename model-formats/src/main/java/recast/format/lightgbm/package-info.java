/** Reads and scores models of LightGBM, in pure Java. */
package recast.format.lightgbm;
