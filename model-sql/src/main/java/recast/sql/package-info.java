/** Functions of SQL that score with one release per micro-batch, and the rule that binds them. */
package recast.sql;
