/** Reads and writes small JSON objects whose every field is checked by name. */
package recast.json;
