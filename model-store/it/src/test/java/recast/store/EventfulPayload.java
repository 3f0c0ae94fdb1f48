package recast.store;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;

/** A payload of two megabytes in the middle of which something happens. */
final class EventfulPayload extends FilterInputStream {
  static final int LENGTH = 1 << 21;

  private final Event event;
  private boolean happened;

  EventfulPayload(Event event) {
    super(new ByteArrayInputStream(new byte[LENGTH]));
    this.event = event;
  }

  /** What happens. */
  @FunctionalInterface
  interface Event {
    void happen() throws IOException;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (!happened && in.available() <= LENGTH / 2) {
      happened = true;
      event.happen();
    }
    return super.read(buffer, offset, length);
  }
}
