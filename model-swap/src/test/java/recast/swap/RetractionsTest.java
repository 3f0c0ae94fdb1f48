package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import recast.fixture.Fixtures;
import recast.store.Release;
import recast.store.Version;

final class RetractionsTest {
  /** A log from the release in question on: its versions, with 'r' in front of a rollback. */
  @ParameterizedTest
  @CsvSource({
    "2,       false",
    "2 3,     false",
    "2 r1,    true",
    "2 3 r1,  true",
    "2 3 r2,  false",
    "3 r2,    true",
    "r1 2 r1, false",
    "r1,      false",
    "2 r1 4,  true",
    "2 r1 r2, true",
  })
  void aRollbackRetractsWhatCameAfterItsVersion(String log, boolean retracted) {
    assertThat(Retractions.retracted(log(log))).isEqualTo(retracted);
  }

  private static List<Release> log(String text) {
    List<Release> log = new ArrayList<>();
    for (String word : text.split(" ", -1)) {
      Release any = Fixtures.release(log.size() + 1);
      log.add(
          new Release(
              any.number(),
              Version.parse(word.replace("r", "")),
              word.startsWith("r") ? Release.Kind.ROLLBACK : Release.Kind.PUBLISH,
              any.publishId(),
              any.publishedAt(),
              any.publisher(),
              any.payload(),
              ""));
    }
    return log;
  }
}
