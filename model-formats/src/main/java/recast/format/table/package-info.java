/** Reference data as a model: a record is joined to the row of its key. */
package recast.format.table;
