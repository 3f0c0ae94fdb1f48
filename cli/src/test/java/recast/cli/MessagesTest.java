package recast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void keepsTheFirstLine() {
    assertThat(Messages.of(new IOException("Disk is full\n\tat some.Class")))
        .isEqualTo("Disk is full");
  }

  @Test
  void namesTheClassWhenTheMessageDoesNotSayWhatHappened() {
    assertThat(Messages.of(new IOException())).isEqualTo("IOException");
    assertThat(Messages.of(new IOException(" "))).isEqualTo("IOException");
    assertThat(Messages.of(new IOException("/tmp/x"))).isEqualTo("IOException: /tmp/x");
    assertThat(Messages.of(new NoSuchFileException("/tmp/my file")))
        .isEqualTo("there is no file: /tmp/my file");
    assertThat(Messages.of(new AccessDeniedException("/tmp/x")))
        .isEqualTo("no right to use: /tmp/x");
    assertThat(Messages.of(new FileSystemException("/tmp/x", null, "Is a directory")))
        .isEqualTo("/tmp/x: Is a directory");
  }
}
