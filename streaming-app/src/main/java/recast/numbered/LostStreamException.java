package recast.numbered;

import java.io.IOException;

/** The source does not have the records any more: to ask again is useless. */
final class LostStreamException extends IOException {
  private static final long serialVersionUID = 1;

  LostStreamException(String message) {
    super(message);
  }
}
