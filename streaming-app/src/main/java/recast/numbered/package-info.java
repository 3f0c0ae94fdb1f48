/** Numbered records of a source, without a receiver: a batch is a range of numbers. */
package recast.numbered;
