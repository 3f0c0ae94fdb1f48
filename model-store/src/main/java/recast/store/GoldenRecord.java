package recast.store;

/** A record whose score is known before the model is published: a check that travels with it. */
public record GoldenRecord(String record, String expected) {}
