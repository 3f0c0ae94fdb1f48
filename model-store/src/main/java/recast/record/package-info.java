/** Between the text of a record and the values that a model reads and gives. */
package recast.record;
