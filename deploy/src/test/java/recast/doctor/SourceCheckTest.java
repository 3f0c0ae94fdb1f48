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
    SourceAddress source = SourceAddress.parse("no-such-host.invalid:9999");

    fails(new SourceCheck(Optional.of(source), List::of).look(), "no-such-host.invalid");
  }

  @Test
  void eachAddressIsReported() throws IOException {
    try (ServerSocket source = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String one = "127.0.0.1:" + source.getLocalPort();
      String none = "127.0.0.1:1";

      passes(check("recast://" + one).look());
      warns(check("recast://" + one + "," + none).look(), one + " answers", none);
      warns(check(none + "," + one).look(), one + " answers", none);
      fails(check("127.0.0.2:1," + none).look(), "127.0.0.2:1", none);
    }
  }

  @Test
  void aSourceThatIsNotGivenIsSkipped() throws IOException {
    assertThat(new SourceCheck(Optional.empty(), List::of).look())
        .isEqualTo(Finding.skip("--source is not given"));
  }

  private static SourceCheck check(String source) {
    return new SourceCheck(Optional.of(SourceAddress.parse(source)), List::of);
  }

  private static SourceCheck check(int port, String... hosts) {
    return new SourceCheck(
        Optional.of(new SourceAddress.Lines(List.of(new Endpoint("127.0.0.1", port)))),
        () -> List.of(hosts));
  }
}
