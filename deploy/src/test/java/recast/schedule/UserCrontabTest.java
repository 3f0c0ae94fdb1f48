package recast.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import recast.cli.CommandException;

final class UserCrontabTest {
  @TempDir private Path directory;
  private FakeCrontab fake;
  private UserCrontab users;

  @BeforeEach
  void makeCrontab() throws IOException {
    fake = new FakeCrontab(directory);
    users = fake.users();
  }

  @Test
  void aUserMayHaveNone() throws Exception {
    assertThat(users.read().text()).isEmpty();

    users.replace(new Crontab(Optional.of("x\n")));
    users.replace(new Crontab(Optional.empty()));
    assertThat(fake.spool()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "# 1\n# 2\n# 3\n# 4\n",
        "a\r\n",
        "\\r\n",
        "#\r\n\\r\r\n",
        "\u00e9\u0085\u00ff\n"
      })
  void isReadAsItWasWritten(String text) throws Exception {
    assertThat(users.replace(new Crontab(Optional.of(text)))).isTrue();

    assertThat(users.read().text()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# mine\n# mine, too\n* * * * * true\n", "# mine\r\na\r\n", "# mine", "true"})
  void oneWithoutAHeaderIsReadWhole(String text) throws Exception {
    Files.writeString(fake.spool(), text);

    assertThat(users.read().text()).contains(text);
  }

  @Test
  void aLastLineIsGivenAnEndWhereNoOtherIsTaken() throws Exception {
    assertThat(users.replace(new Crontab(Optional.of("x")))).isFalse();

    assertThat(users.read().text()).contains("x\n");
  }

  @Test
  void whatTheCommandSaysIsHandedOn() throws Exception {
    Files.writeString(fake.command(), "#!/bin/bash\necho 'You (me) are not allowed' >&2\nexit 1\n");

    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> users.read())
        .withMessageContaining("'crontab -l' ended with 1: You (me) are not allowed;");
    // More than fits into the pipe to one who does not read.
    String more = "# x\n".repeat(100_000);
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> users.replace(new Crontab(Optional.of(more))))
        .withMessageContaining("'crontab -'");
  }

  @Test
  void aMissingCommandIsNamedWithTheMend() {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> new UserCrontab(directory.resolve("nothing").toString()).read())
        .withMessageContaining("install cron");
  }
}
