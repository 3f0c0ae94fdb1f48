package recast.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one cluster to all classes of tests that ask for it; it ends after the last of them. */
public class SharedCluster implements ParameterResolver {
  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == ClusterUnderTest.class;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(getClass()))
        .getOrComputeIfAbsent(ClusterUnderTest.class, key -> started(), ClusterUnderTest.class);
  }

  private ClusterUnderTest started() {
    try {
      return ClusterUnderTest.start(directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it keeps its files, below the build's directory. */
  protected String directory() {
    return "shared-cluster";
  }
}
