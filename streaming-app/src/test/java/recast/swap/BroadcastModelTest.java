package recast.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import recast.clone.CloneModel;
import recast.fixture.TestStore;
import recast.model.Model;
import recast.model.ModelBytes;

final class BroadcastModelTest {
  @Test
  void aCopyIsTheSameModelDecodedAnew() throws Exception {
    BroadcastModel original = model("clone", TestStore.CLONED);
    Model decoded = original.model();

    BroadcastModel copy = copy(original);

    assertThat(copy.model()).isEqualTo(new CloneModel(true)).isNotSameAs(decoded);
  }

  @Test
  void eachCopyIsDecodedOnce() throws Exception {
    BroadcastModel copy = copy(model("clone", TestStore.PLAIN));

    assertThat(copy.model()).isSameAs(copy.model()).isEqualTo(new CloneModel(false));
  }

  @Test
  void bytesThatAreNoModelSayWhy() throws IOException {
    BroadcastModel model = model("clone", "{}");

    assertThatThrownBy(model::model)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'cloned' is missing");
  }

  private static BroadcastModel model(String format, String payload) throws IOException {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return new BroadcastModel(format, ModelBytes.read(new ByteArrayInputStream(bytes)));
  }

  private static BroadcastModel copy(BroadcastModel model)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (BroadcastModel) in.readObject();
    }
  }
}
