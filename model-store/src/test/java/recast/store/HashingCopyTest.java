package recast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HashingCopyTest {
  private static final int MEBIBYTE = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 5 * MEBIBYTE + 7})
  void copiesAndHashesEveryByte(int length) throws Exception {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Payload payload = new HashingCopy().run("clone", inShortReads(bytes), out, Payload.LIMIT);

    assertThat(out.toByteArray()).isEqualTo(bytes);
    MessageDigest expected = Sha256.start();
    expected.update(bytes);
    assertThat(payload).isEqualTo(new Payload("clone", length, Sha256.of(expected)));
  }

  @Test
  void refusesMoreThanTheLimitAndWritesNoneOfIt() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> new HashingCopy().run("clone", new ByteArrayInputStream(new byte[11]), out, 10))
        .isInstanceOf(IOException.class)
        .hasMessage("the payload has more than 10 bytes, the limit");
    assertThat(out.size()).isZero();
  }

  @Test
  void leavesNoThreadBehindWhenItCannotWrite() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(
            () ->
                new HashingCopy()
                    .run("clone", new ByteArrayInputStream(new byte[11]), full, Payload.LIMIT))
        .hasMessage("disk full");
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> thread.getName().equals("hash-payload"))
        .allSatisfy(thread -> thread.join(10_000))
        .allSatisfy(thread -> assertThat(thread.isAlive()).isFalse());
  }

  /** A pipe gives what it has, seldom all that was asked for. */
  private static InputStream inShortReads(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 65_537));
      }
    };
  }
}
