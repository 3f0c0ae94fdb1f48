package recast.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the writer of a file accepts, its readers accept: every text of every file. */
final class WrittenFilesTest {
  private static final int LONG = 100_000;
  private static final String APP = "app";

  @TempDir private Path directory;
  private ModelStore store;

  @BeforeEach
  void publishOne() throws IOException {
    store =
        ModelStore.at(
            new org.apache.hadoop.fs.Path(directory.resolve("store").toUri()),
            new Configuration(false));
    publish("ann@host", PublishRequest.of("clone", ""));
  }

  /** A text of a file: writes it, and reads it back. */
  enum Field {
    RELEASE_NOTE {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.publish(PublishRequest.of("clone", text)).note();
      }
    },
    ROLLBACK_NOTE {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        test.publish(PublishRequest.of("clone", ""));
        test.publisher("ann@host").rollback(Optional.of(new Version(1)), text);
        return test.store.reader().current().orElseThrow().note();
      }
    },
    PUBLISHER {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.publish(text, PublishRequest.of("clone", "")).publisher();
      }
    },
    GOLDEN_RECORD {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.golden(new GoldenRecord(text, "")).record();
      }
    },
    GOLDEN_SCORE {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.golden(new GoldenRecord("", text)).expected();
      }
    },
    ADOPTION_REASON {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.rejection("application_1_0001", text).reason();
      }
    },
    ADOPTION_APPLICATION_ID {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        return test.rejection(text, "").applicationId();
      }
    },
    EPOCH_APPLICATION_ID {
      @Override
      String writtenAndRead(WrittenFilesTest test, String text) throws IOException {
        RunFencing epochs = test.store.epochs(APP);
        int next = epochs.newest().map(Epoch::number).orElse(0) + 1;
        return epochs.claim(new Epoch(next, text)).applicationId();
      }
    };

    abstract String writtenAndRead(WrittenFilesTest test, String text) throws IOException;
  }

  private static List<String> hostileTexts() {
    String controls =
        IntStream.range(0, 160)
            .filter(Character::isISOControl)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return Stream.of("x", controls, "\"\\", "\u20ac", "\ud83d\ude00", "\ud83d", "\ude00", "\uffff")
        // An odd offset, so that a cut meets the middle of a pair.
        .flatMap(text -> Stream.of(text, "." + text.repeat(LONG / text.length())))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Field.class)
  void whatIsWrittenCanBeRead(Field field) throws IOException {
    for (String text : hostileTexts()) {
      try {
        String read = field.writtenAndRead(this, text);
        String begin = read.equals(text) ? read : read.substring(0, read.length() - 3);
        assertThat(text).startsWith(begin);
        assertThat(read).hasSizeGreaterThanOrEqualTo(Math.min(text.length(), 160));
      } catch (StoreException | IllegalArgumentException e) {
        assertThat(e).message().containsAnyOf("limit is", "expected", "shorten");
      }
      assertThat(store.reader().current()).isPresent();
      store.reader().adoptions(APP, 10);
      store.epochs(APP).newest();
    }
    assertThat(store.verifier().problems()).isEmpty();
  }

  @Test
  void aReasonIsCutAndNeverRefused() throws IOException {
    for (String text : hostileTexts()) {
      assertThat(rejection("application_1_0001", text).reason())
          .hasSizeLessThanOrEqualTo(Adoption.REASON_LIMIT)
          .matches(reason -> reason.equals(text) || reason.endsWith("..."));
    }
  }

  private Release publish(PublishRequest draft) throws IOException {
    return publish("ann@host", draft);
  }

  private Release publish(String publisher, PublishRequest draft) throws IOException {
    publisher(publisher).publish(draft, new ByteArrayInputStream(new byte[1]));
    return store.reader().current().orElseThrow();
  }

  private StorePublisher publisher(String name) {
    return store.publisher(name, Clock.systemUTC(), warning -> {});
  }

  private GoldenRecord golden(GoldenRecord record) throws IOException {
    PublishRequest draft = PublishRequest.of("clone", "").with(ModelSpec.of(List.of(record)));
    return store.reader().spec(publish(draft).version()).golden().get(0);
  }

  private Adoption rejection(String applicationId, String reason) throws IOException {
    store
        .ledger(APP)
        .reject(
            new Adoption(
                APP,
                applicationId,
                new ReleaseNumber(1),
                new Version(1),
                Adoption.Verdict.REJECTED,
                Instant.ofEpochSecond(1_000),
                reason,
                LoadMetrics.NONE));
    return store.reader().adoptions(APP, 1).get(0);
  }
}
