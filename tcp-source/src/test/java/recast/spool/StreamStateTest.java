package recast.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StreamStateTest {
  @Test
  void readsWhatItWrites() throws IOException {
    StreamState fresh = StreamState.fresh();
    StreamState used = fresh.ownedBy("clones").acknowledged(1L << 40).inSegment(7);
    assertThat(StreamState.fromJson(fresh.toJson(), "it")).isEqualTo(fresh);
    assertThat(StreamState.fromJson(used.toJson(), "it")).isEqualTo(used);
  }
}
