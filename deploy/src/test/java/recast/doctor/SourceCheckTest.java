package recast.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static recast.doctor.Checks.fails;
import static recast.doctor.Checks.passes;
import static recast.doctor.Checks.warns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import recast.cli.Endpoint;
import recast.cli.SourceAddress;

final class SourceCheckTest {
  @Test
  void aSourceThatListensPasses() throws IOException {
    try (ServerSocket source = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      passes(check(source.getLocalPort(), "127.0.0.1").look());
    }
  }

  @Test
  void aLoopbackAddressIsNoPlaceForOtherHosts() throws IOException {
    try (ServerSocket source = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      warns(check(source.getLocalPort(), "127.0.0.1", "203.0.113.7").look(), "203.0.113.7");
    }
  }

  @Test
  void aPortOnWhichNobodyListensFails() throws IOException {
    fails(check(1).look(), "127.0.0.1:1", "refused");
  }

  @Test
  void aHostThatNobodyKnowsFails() throws IOException {
    SourceAddress source = new SourceAddress.Lines(new Endpoint("no-such-host.invalid", 9999));

    fails(new SourceCheck(Optional.of(source), List::of).look(), "no-such-host.invalid");
  }

  @Test
  void aSourceThatIsNotGivenIsSkipped() throws IOException {
    assertThat(new SourceCheck(Optional.empty(), List::of).look())
        .isEqualTo(Finding.skip("--source is not given"));
  }

  private static SourceCheck check(int port, String... hosts) {
    return new SourceCheck(
        Optional.of(new SourceAddress.Lines(new Endpoint("127.0.0.1", port))),
        () -> List.of(hosts));
  }
}
