/** A format to copy: see docs/formats.md. */
package recast.example;
