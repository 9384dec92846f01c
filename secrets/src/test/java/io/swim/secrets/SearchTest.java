package io.swim.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SearchTest {
  private static final String SECRET = "tr0ub/dor &3";
  private static final String KEY_LINE = "MC4CAQAwBQYDK2VwBCIEIMuKzVbZ0V5Sg0tYx1zQ";

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "ab:", "admin:", "some-user:"})
  void aPasswordIsFoundInBase64BehindAnyUser(String user) throws IOException {
    assertThat(searched("Authorization: Basic " + base64(user + SECRET))).isEqualTo(1);
    assertThat(output()).contains("Base64");
  }

  @Test
  void aPlainSecretIsFoundWithItsPlaceAndIsNotPrinted() throws IOException {
    assertThat(searched("one\n### a.BTest.leaks\nthree " + SECRET + " four\n")).isEqualTo(1);
    assertThat(output())
        .contains("left.txt:3 (a.BTest.leaks): plain, a secret of 12 characters, made by a.BTest")
        .contains("1 hits")
        .doesNotContain(SECRET);
  }

  @Test
  void aSecretIsFoundInsideAUrl() throws IOException {
    String form = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    assertThat(searched("ftp://u:" + form + "@host/")).isEqualTo(1);
    assertThat(searched("ftp://u:" + form.replace("+", "%20") + "@host/")).isEqualTo(1);
    assertThat(searched("ftp://u:tr0ub%2fdor%20%263@host/")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ":"})
  void aSecretIsFoundInHexDumps(String between) throws IOException {
    HexFormat hex = HexFormat.ofDelimiter(between);
    byte[] bytes = SECRET.getBytes(StandardCharsets.UTF_8);
    assertThat(searched("<" + hex.formatHex(bytes) + ">")).isEqualTo(1);
    assertThat(searched("<" + hex.withUpperCase().formatHex(bytes) + ">")).isEqualTo(1);
  }

  @Test
  void oneLineOfAPrivateKeyIsALeak() throws IOException {
    assertThat(searched("key " + KEY_LINE + " in the log")).isEqualTo(1);
    assertThat(searched("-----BEGIN PRIVATE KEY-----")).isZero();
  }

  @Test
  void textWithoutASecretIsNoHit() throws IOException {
    assertThat(searched("(secret) tr0ub ******** dor")).isZero();
  }

  @Test
  void aListedWordAndAListedFileArePassedAndCounted() throws IOException {
    assertThat(searched(SECRET, "file **/left.txt is for that")).isZero();
    assertThat(output()).contains("let pass 1 times: file **/left.txt, is for that");
    assertThat(searched(SECRET, "file **/other.txt is for that")).isEqualTo(1);
  }

  @Test
  void nothingSearchedIsNoSuccess() throws IOException {
    assertThat(searched("")).isEqualTo(2);
  }

  private int searched(String left, String... allowed) throws IOException {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Path used = Files.createDirectories(folder.resolve("used"));
    Path found = Files.createDirectories(folder.resolve("found"));
    Files.write(lists.resolve("allowed.txt"), List.of(allowed));
    String key = "-----BEGIN PRIVATE KEY-----\n" + KEY_LINE + "\n-----END PRIVATE KEY-----\n";
    Files.writeString(
        used.resolve("1.txt"), base64(SECRET) + "\ta.BTest\n" + base64(key) + "\ta.CTest\n");
    Files.writeString(found.resolve("left.txt"), left);
    printed.reset();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Search(UsedSecret.read(used), Allowed.read(lists.resolve("allowed.txt")), out)
        .in(List.of(found));
  }

  private String output() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
