package io.swim.transfer.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.spi.FileSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rest of a file that the server told of before, and the rest of another one. */
class HttpGoingOnTest {
  private static final String TIME = "Last-Modified: Sat, 21 Nov 2026 15:00:00 GMT\n";
  private static final String LATER = "Last-Modified: Sat, 21 Nov 2026 16:00:00 GMT\n";
  private static final String HEAD = "HTTP/1.1 200 OK\nContent-Length: 10\n";
  private static final String PART =
      "HTTP/1.1 206 Partial Content\nContent-Range: bytes 4-9/10\nContent-Length: 6\n";
  private static final String REST = "\nefghij";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<ServerSocket> listeners = new ArrayList<>();

  /** Answers HEAD, then GET. */
  private FileSession serving(String head, String get) throws Exception {
    ServerSocket listener = new ServerSocket(0, 10, TestHttp.LOOPBACK);
    listeners.add(listener);
    Thread thread =
        new Thread(() -> List.of(head + "\n", get).forEach(text -> answer(listener, text)));
    thread.setDaemon(true);
    thread.start();
    return TestClient.http((InetSocketAddress) listener.getLocalSocketAddress()).open();
  }

  private void answer(ServerSocket listener, String text) {
    try (Socket client = listener.accept()) {
      StringBuilder request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        int c = client.getInputStream().read();
        if (c < 0) {
          return;
        }
        request.append((char) c);
      }
      asked.add(request.toString());
      client.getOutputStream().write(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
      client.shutdownOutput();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has gone, or the test is over.
    }
  }

  @AfterEach
  void close() throws IOException {
    for (ServerSocket each : listeners) {
      each.close();
    }
  }

  private String rest(String head, String get) throws Exception {
    try (FileSession session = serving(head, get)) {
      session.revision("image.bin");
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      session.read("image.bin", 4, to, told -> {});
      return to.toString(ISO_8859_1);
    }
  }

  private void changed(String head, String get) {
    DriverException e = catchThrowableOfType(DriverException.class, () -> rest(head, get));

    assertThat(e.kind()).isEqualTo(FailureKind.CHANGED);
    assertThat(e).hasMessageContaining("image.bin").hasMessageContaining("byte 4");
  }

  @Test
  void theRestIsAskedForByTheTagOfTheFile() throws Exception {
    String tag = "ETag: \"v1\"\n";

    assertThat(rest(HEAD + tag + TIME, PART + tag + TIME + REST)).isEqualTo("efghij");

    assertThat(asked.get(1)).contains("Range: bytes=4-").contains("If-Range: \"v1\"\r\n");
  }

  @Test
  void aWeakTagIsComparedAndNotAskedFor() throws Exception {
    String tag = "ETag: W/\"v1\"\n";

    assertThat(rest(HEAD + tag, PART + tag + REST)).isEqualTo("efghij");

    assertThat(asked.get(1)).doesNotContain("If-Range");
  }

  @Test
  void theRestOfAnotherTagTimeOrSizeIsRefused() {
    changed(HEAD + "ETag: \"v1\"\n", PART + "ETag: \"v2\"\n" + REST);
    changed(HEAD + "ETag: W/\"v1\"\n", PART + "ETag: W/\"v2\"\n" + REST);
    changed(HEAD + TIME, PART + LATER + REST);
    changed(HEAD, PART.replace("/10", "/11") + REST);
  }

  @Test
  void aServerThatGivesTheWholeNewFileInsteadIsNotTakenForOneWithoutRanges() {
    changed(HEAD + "ETag: \"v1\"\n", HEAD + "ETag: \"v2\"\n\nABCDEFGHIJ");
  }

  @Test
  void aServerWithoutRangesGivesTheSameFileFromItsBeginning() throws Exception {
    assertThat(rest(HEAD + TIME, HEAD + TIME + "\nabcdefghij")).isEqualTo("efghij");
  }

  @Test
  void aPartThatTellsLessThanTheWholeIsTaken() throws Exception {
    assertThat(rest(HEAD + "ETag: \"v1\"\n" + TIME, PART.replace("/10", "/*") + REST))
        .isEqualTo("efghij");
  }
}
