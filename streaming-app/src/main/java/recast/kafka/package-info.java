/** Records from Kafka, without a receiver: a batch is made of offsets. */
package recast.kafka;
