package recast.warm;

import java.io.Serializable;

/** An executor asks what is incoming, and so says that it is alive. */
record Question(String executor) implements Serializable {}
