/** The demonstration model: repeats a record three times, or not. */
package recast.model.example;
