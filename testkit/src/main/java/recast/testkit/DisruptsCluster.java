package recast.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A class of tests that does harm to its cluster: it gets another one than {@link SharedCluster},
 * and has it for itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(DisruptsCluster.Disrupted.class)
@ResourceLock("the cluster that is disrupted")
public @interface DisruptsCluster {
  /** Keeps it apart. */
  final class Disrupted extends SharedCluster {
    @Override
    protected String directory() {
      return "disrupted-cluster";
    }
  }
}
