package recast.warm;

import java.io.Serializable;

/**
 * An executor has done its part of a warm-up.
 *
 * @param failure why the model does not decode there; empty when it does
 */
record Report(String executor, long round, String failure) implements Serializable {}
