package recast.format.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RowsTest {
  @Test
  void keysWithOneHashAreToldApart() throws IOException {
    List<String> keys = keysWithOneHash(10);
    Rows rows = rows(keys);

    assertThat(keys.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(keys.stream().map(rows::find).distinct()).hasSize(keys.size());
    assertThat(rows.find("BB".repeat(11))).isNegative();
    assertThat(rows.add(keys.get(7), row(keys.get(7)))).isFalse();
  }

  @Test
  void aBlockFindsWhatASearchFinds() throws IOException {
    List<String> keys = new ArrayList<>(keysWithOneHash(5));
    for (int i = 0; i < 1_000; i++) {
      keys.add("k" + i);
    }
    Rows rows = rows(keys);
    String[] asked = {"none", "k7", keys.get(31), "CC".repeat(5), keys.get(0), "", "k999"};

    RowBlock block = new RowBlock(rows, asked.length);
    block.find(asked, 1, asked.length - 1);

    for (int row = 0; row < block.count(); row++) {
      int values = rows.find(asked[1 + row]);
      assertThat(block.isMissing(row)).isEqualTo(values < 0);
      if (values >= 0) {
        assertThat(block.number(row)).isEqualTo(asked[1 + row].length());
      }
    }
  }

  @Test
  void aKeyThatBeginsAnotherIsNoOther() throws IOException {
    Rows rows = rows(List.of("ž", "žž", "z", "zz", "", "x".repeat(200)));

    assertThat(rows.find("žž")).isNotEqualTo(rows.find("ž")).isPositive();
    assertThat(rows.find("zz")).isNotEqualTo(rows.find("z")).isPositive();
    assertThat(rows.find("")).isPositive();
    assertThat(rows.find("x".repeat(200))).isPositive();
    assertThat(rows.find("x".repeat(199))).isNegative();
    assertThat(rows.find("zž")).isNegative();
  }

  @Test
  void rowsAsLongAsAPieceAreFoundAgain() throws IOException {
    Rows rows = new Rows();
    for (String key : List.of("a", "b", "c")) {
      byte[] row = new byte[RowBytes.LONGEST];
      System.arraycopy(row(key), 0, row, 0, 3);
      assertThat(rows.add(key, row)).isTrue();
    }
    rows.trim();

    assertThat(List.of(rows.find("a"), rows.find("b"), rows.find("c")))
        .containsExactly(2, (1 << 20) + 2, (2 << 20) + 2);
  }

  /** Each row has the length of its key as its value. */
  private static Rows rows(List<String> keys) throws IOException {
    Rows rows = new Rows();
    for (String key : keys) {
      assertThat(rows.add(key, row(key))).isTrue();
    }
    rows.trim();
    return rows;
  }

  private static byte[] row(String key) {
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    Rows.writeKey(key, row);
    Varint.write(key.length(), row);
    return row.toByteArray();
  }

  /** Aa and BB have the same hash. */
  private static List<String> keysWithOneHash(int pairs) {
    List<String> keys = List.of("");
    for (int i = 0; i < pairs; i++) {
      List<String> longer = new ArrayList<>();
      keys.forEach(key -> longer.addAll(List.of(key + "Aa", key + "BB")));
      keys = longer;
    }
    return keys;
  }
}
