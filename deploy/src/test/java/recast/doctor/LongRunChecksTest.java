package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import recast.sparkconf.SparkConfResolver;
import recast.sparkconf.SparkRequest;
import recast.yarn.HadoopYarnCluster;

/** What would end, or fill the disks, of an application that runs for a year. */
final class LongRunChecksTest {
  @Test
  void moreAttemptsThanTheClusterAllowsAreReportedWithBothNumbers() throws IOException {
    Finding finding = attempts("4", 2).look();

    assertThat(finding.grade()).isEqualTo(Severity.WARN);
    assertThat(finding.text()).contains("maxAppAttempts is 4", "allows 2");
    assertThat(finding.remedy()).contains("yarn.resourcemanager.am.max-attempts=4");
    assertThat(attempts("2", 2).look().grade()).isEqualTo(Severity.PASS);
    assertThat(attempts("many", 2).look().grade()).isEqualTo(Severity.FAIL);
  }

  @Test
  void aGlobalLimitOfTheClusterCountsWhereThereIsOne() throws IOException {
    AttemptsCheck check = attempts("4", 2);
    check.yarn().configuration().setInt("yarn.resourcemanager.am.global.max-attempts", 5);

    assertThat(check.look().grade()).isEqualTo(Severity.PASS);
  }

  @Test
  void anEventLogInOneFileIsReported() throws IOException {
    Finding growing = eventLog(Map.of("spark.eventLog.enabled", "true"));
    assertThat(growing.grade()).isEqualTo(Severity.WARN);
    assertThat(growing.text()).contains("spark.eventLog.rolling.enabled", "grows");
    assertThat(growing.remedy()).contains("maxFilesToRetain");

    assertThat(eventLog(Map.of()).grade()).isEqualTo(Severity.PASS);
    assertThat(
            eventLog(
                    Map.of(
                        "spark.eventLog.enabled", "true", "spark.eventLog.rolling.enabled", "true"))
                .grade())
        .isEqualTo(Severity.PASS);
  }

  /** Nobody answers at this cluster, so that the settings here count. */
  private static AttemptsCheck attempts(String wanted, int allowed) {
    Configuration hadoop = new Configuration(false);
    hadoop.set("yarn.resourcemanager.webapp.address", "127.0.0.1:1");
    hadoop.setInt("yarn.resourcemanager.am.max-attempts", allowed);
    return new AttemptsCheck(
        HadoopYarnCluster.of(hadoop),
        new SparkConfResolver(
            Map::of, Map::of, SparkRequest.of(Map.of("spark.yarn.maxAppAttempts", wanted))));
  }

  private static Finding eventLog(Map<String, String> settings) throws IOException {
    return new EventLogCheck(new SparkConfResolver(Map::of, () -> settings, SparkRequest.none()))
        .look();
  }
}
