/** Scores the records of one partition. Knows no Spark. */
package recast.score;
