package recast.doctor;

import static org.apache.hadoop.yarn.conf.YarnConfiguration.GLOBAL_RM_AM_MAX_ATTEMPTS;
import static org.apache.hadoop.yarn.conf.YarnConfiguration.RM_AM_MAX_ATTEMPTS;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import recast.sparkconf.SparkConfResolver;
import recast.yarn.YarnCluster;

/** YARN starts a driver as often as the application asks for. */
record AttemptsCheck(YarnCluster yarn, SparkConfResolver plan) implements Check {
  private static final String WANTED = "spark.yarn.maxAppAttempts";

  @Override
  public String name() {
    return "attempts";
  }

  @Override
  public String remedy() {
    return "set %s in the yarn-site.xml of the ResourceManager to what %s asks for"
        .formatted(RM_AM_MAX_ATTEMPTS, WANTED);
  }

  @Override
  public Finding look() throws IOException {
    Optional<Configuration> told = yarn.resourceManagerSettings();
    String by = told.isPresent() ? "the ResourceManager" : "yarn-site.xml here";
    int allowed = allowed(told.orElse(yarn.configuration()));
    String value = plan.settings().getOrDefault(WANTED, Integer.toString(allowed));
    try {
      return compared(Integer.parseInt(value), allowed, by);
    } catch (NumberFormatException e) {
      return Finding.fail(
          "%s is '%s'".formatted(WANTED, value), "write a number into conf/spark.conf");
    }
  }

  Finding compared(int wanted, int allowed, String by) {
    return wanted > allowed
        ? Finding.warn(
            "%s is %d, but %s allows %d: so many failures within spark.yarn.am.attemptFailuresValidityInterval end the application"
                .formatted(WANTED, wanted, by, allowed),
            "set %s=%d in the yarn-site.xml of the ResourceManager, or %s to %d"
                .formatted(RM_AM_MAX_ATTEMPTS, wanted, WANTED, allowed))
        : Finding.pass("%d attempts, of %d that %s allows".formatted(wanted, allowed, by));
  }

  /** One application may have more than the default, up to the global limit where one is set. */
  private static int allowed(Configuration settings) {
    int usual = settings.getInt(RM_AM_MAX_ATTEMPTS, YarnConfiguration.DEFAULT_RM_AM_MAX_ATTEMPTS);
    return settings.getInt(GLOBAL_RM_AM_MAX_ATTEMPTS, usual);
  }
}
