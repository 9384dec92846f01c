package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a file has changed, by what a server says of it. */
class HttpRevisionTest {
  private static final String OK = "HTTP/1.1 200 OK\nContent-Length: 17\n";

  private static Optional<String> said(String answer) throws Exception {
    try (FileSession session = TestClient.http(OneAnswer.says(answer)).open()) {
      return session.revision("image.bin");
    }
  }

  @Test
  void ourServerTellsAChangedFile(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("image.bin"), "image 1.0");
    try (TestHttp test = TestHttp.start(builder -> builder.folder(folder));
        FileSession session = TestClient.http(test.http()).open()) {
      Optional<String> first = session.revision("image.bin");

      assertThat(first).isPresent();
      assertThat(session.revision("image.bin")).isEqualTo(first);
      Files.writeString(folder.resolve("image.bin"), "image 1.10");
      assertThat(session.revision("image.bin")).isPresent().isNotEqualTo(first);
      assertThat(session.revision("missing.bin")).isEmpty();
    }
  }

  @Test
  void aTagATimeAndALengthAllCount() throws Exception {
    String time = "Last-Modified: Thu, 01 Jan 2026 02:00:00 GMT\n";

    assertThat(said(OK + "ETag: \"a\"\n" + time + "\n"))
        .contains("\"a\", Thu, 01 Jan 2026 02:00:00 GMT, 17");
    assertThat(said(OK + time + "\n")).contains("Thu, 01 Jan 2026 02:00:00 GMT, 17");
    assertThat(said(OK + "ETag: W/\"a\"\n\n")).contains("W/\"a\", 17");
  }

  @Test
  void aServerThatTellsOnlyTheLengthCanNotTell() throws Exception {
    assertThat(said(OK + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "403 Forbidden",
        "404 Not Found",
        "405 Method Not Allowed",
        "410 Gone",
        "501 Not Implemented"
      })
  void aServerThatDoesNotAnswerTheQuestionCanNotTell(String status) throws Exception {
    assertThat(said("HTTP/1.1 " + status + "\nContent-Length: 0\n\n")).isEmpty();
  }

  @Test
  void aRefusedLoginIsToldAtOnce() {
    DriverException e =
        catchThrowableOfType(
            DriverException.class, () -> said("HTTP/1.1 401 Unauthorized\nContent-Length: 0\n\n"));

    assertThat(e.kind()).isEqualTo(FailureKind.AUTHENTICATION);
  }
}
