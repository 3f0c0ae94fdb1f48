package recast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one cluster to all classes of tests that ask for it, as {@link SharesCluster} or {@link
 * DisruptsCluster}; it ends after the last of them.
 */
public final class SharedCluster implements ParameterResolver {
  /** What a class locks. */
  static final String RESOURCE = "the shared cluster";

  /** The order of those who disrupt it: they begin while the others need no cluster yet. */
  static final int LAST = Integer.MAX_VALUE;

  /** The order of those who share it. */
  static final int LATE = LAST - 1;

  /** Where it keeps its files, below the build's directory. */
  private static final String DIRECTORY = "shared-cluster";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == ClusterUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(SharedCluster.class))
        .getOrComputeIfAbsent(ClusterUnderTest.class, key -> started(), ClusterUnderTest.class);
  }

  private static ClusterUnderTest started() {
    try {
      return ClusterUnderTest.start(DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
