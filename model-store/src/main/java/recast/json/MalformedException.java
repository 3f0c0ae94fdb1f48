package recast.json;

import java.io.IOException;

/** What a file holds is not what it should; reading it again will not change that. */
public final class MalformedException extends IOException {
  public MalformedException(String message) {
    super(message);
  }

  public MalformedException(String message, Throwable cause) {
    super(message, cause);
  }
}
