package io.swim.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.transfer.ssh.ScpRequest.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScpRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "scp -f image.bin|FROM|image.bin",
        "scp -f /a/image.bin|FROM|/a/image.bin",
        "scp -p -f image.bin|FROM|image.bin",
        "scp -pvf -- -odd|FROM|-odd",
        "scp -t .|TO|.",
        "scp -v -d -t 'two words'|TO|two words",
        "scp -t \"it's\"|TO|it's",
        "scp -t two\\ words|TO|two words",
        "scp  -t|TO|``",
        "scp -t ''|TO|``",
        "scp -f 'open|FROM|open"
      })
  void whatClientsSayIsUnderstood(String line, Direction direction, String path) {
    assertThat(ScpRequest.parse(line))
        .hasValueSatisfying(
            request -> {
              assertThat(request.direction()).isEqualTo(direction);
              assertThat(request.path()).isEqualTo(path);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "scp",
        "scp -r x",
        "scp -f -t x",
        "scp -f a b",
        "/bin/scp -f a",
        "scpx -f a",
        "sh -c 'scp -f a'"
      })
  void allElseIsNot(String line) {
    assertThat(ScpRequest.parse(line)).isEmpty();
  }

  @Test
  void pathsAreMadePlain() {
    assertThat(RemotePaths.plain("/./a//b/.")).isEqualTo("a/b");
    assertThat(RemotePaths.plain(".")).isEmpty();
    assertThat(RemotePaths.plain("../a")).isEqualTo("../a");
    assertThat(RemotePaths.absolute("/a/../../b")).isEqualTo("/b");
    assertThat(RemotePaths.absolute(".")).isEqualTo("/");
  }
}
