package recast.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import recast.cli.ApplicationSettings.KafkaStart;
import recast.cli.Arguments;
import recast.cli.Command;
import recast.cli.CommandRunner;
import recast.cli.CommandSpec;
import recast.cli.Endpoint;
import recast.cli.ExitCode;
import recast.cli.SourceAddress;
import recast.cli.UsageException;
import recast.line.LineFormat;
import recast.score.ErrorThreshold;

final class JobOptionsTest {
  private static final JobOptions.Reading READING =
      new JobOptions.Reading(Optional.empty(), Optional.empty(), KafkaStart.LATEST);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Optional<JobOptions> parsed = Optional.empty();

  @Test
  void everyOptionIsRead() {
    assertThat(
            parse(
                "--app=clones",
                "--store=hdfs://nn/models/clones",
                "--source=host:1234",
                "--output=/scored",
                "--output-files=4",
                "--batch-interval=2s",
                "--poll-interval=500ms",
                "--print=3",
                "--on-no-model=fail",
                "--model-timeout=1m",
                "--max-error-rate=20%",
                "--trial-batches=3",
                "--epoch=7",
                "--memory-factor=2.5"))
        .isEqualTo(ExitCode.OK);

    assertThat(parsed)
        .contains(
            new JobOptions(
                "clones",
                new Path("hdfs://nn/models/clones"),
                new SourceAddress.Lines(List.of(new Endpoint("host", 1234))),
                READING,
                LineFormat.DEFAULT,
                Optional.of("/scored"),
                Optional.of(4),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                3,
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(7),
                new JobOptions.Swaps(new ErrorThreshold(0.2), 3, 2.5)));
  }

  @Test
  void whatIsNotGivenHasTheShippedDefault() {
    assertThat(parse("--app=clones", "--store=/store")).isEqualTo(ExitCode.OK);

    assertThat(parsed)
        .contains(
            new JobOptions(
                "clones",
                new Path("/store"),
                new SourceAddress.Lines(List.of(new Endpoint("127.0.0.1", 9999))),
                READING,
                LineFormat.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                10,
                Optional.empty(),
                Optional.empty(),
                new JobOptions.Swaps(new ErrorThreshold(0.05), 10, 3)));
  }

  @Test
  void theNumberOfReceiversIsRead() {
    assertThat(parse("--app=a", "--store=/s", "--source=recast://h:1", "--receivers=3"))
        .isEqualTo(ExitCode.OK);

    assertThat(parsed.orElseThrow().reading().receivers()).contains(3);
  }

  @Test
  void aTimeoutDoesNotEndAnApplicationThatWaits() {
    assertThat(parse("--app=clones", "--store=/store", "--model-timeout=1s"))
        .isEqualTo(ExitCode.OK);

    assertThat(parsed.orElseThrow().modelTimeout()).isEmpty();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThat(
            parse(
                "--app=../clones",
                "--source=host",
                "--output=:",
                "--batch-interval=0s",
                "--poll-interval=soon",
                "--print=-1",
                "--on-no-model=pray",
                "--model-timeout=0s",
                "--max-error-rate=101%",
                "--trial-batches=-1",
                "--memory-factor=0",
                "--nonsense",
                "operand"))
        .isEqualTo(ExitCode.USAGE);

    assertThat(parsed).isEmpty();
    assertThat(err.toString(UTF_8))
        .contains("--app '../clones'")
        .contains("--store is missing")
        .contains("--source 'host'")
        .contains("--output ':'")
        .contains("--batch-interval '0s'")
        .contains("--poll-interval 'soon'")
        .contains("--print '-1'")
        .contains("--on-no-model 'pray': expected wait or fail")
        .contains("--model-timeout '0s'")
        .contains("--max-error-rate '101%': expected a share from 0% to 100%")
        .contains("--trial-batches '-1'")
        .contains("--memory-factor '0': expected a number above 0")
        .contains("--nonsense is not an option")
        .contains("'operand' is one argument too many");
  }

  private ExitCode parse(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "run";
    System.arraycopy(options, 0, words, 1, options.length);
    return new CommandRunner(Map.of("run", new Parse()), new PrintStream(err, true, UTF_8))
        .run(words);
  }

  private final class Parse implements Command {
    @Override
    public CommandSpec spec() {
      return JobOptions.SPEC;
    }

    @Override
    public ExitCode run(Arguments arguments) throws UsageException {
      parsed = Optional.of(JobOptions.parse(arguments));
      return ExitCode.OK;
    }
  }
}
