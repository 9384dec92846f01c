package io.swim.testkit.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.UpgradeEngine;
import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.store.FolderImageStore;
import io.swim.transfer.http.HttpFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An image that somebody replaces on its server while it is imported. */
@Timeout(60)
class ReplacedDuringImportTest {
  private static final int SIZE = 1_000_000;
  private static final int BREAKS_AT = 400_000;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Gives the beginning of the old file and breaks off; from then on there is the new one. */
  private void serve(ServerSocket listener) {
    boolean replaced = false;
    while (true) {
      try (Socket client = listener.accept()) {
        String head = head(client);
        asked.add(head);
        String about =
            replaced
                ? "ETag: \"v2\"\r\nLast-Modified: Sat, 21 Nov 2026 16:00:00 GMT\r\n"
                : "ETag: \"v1\"\r\nLast-Modified: Sat, 21 Nov 2026 15:00:00 GMT\r\n";
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) (replaced ? 'B' : 'A'));
        OutputStream out = client.getOutputStream();
        int from = head.contains("Range: bytes=") ? BREAKS_AT : 0;
        String status =
            from > 0
                ? "206 Partial Content\r\nContent-Range: bytes " + from + "-999999/1000000"
                : "200 OK";
        out.write(
            ("HTTP/1.1 " + status + "\r\n" + about + "Content-Length: " + (SIZE - from))
                .getBytes(ISO_8859_1));
        out.write("\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
        if (head.startsWith("GET")) {
          out.write(bytes, from, replaced ? SIZE - from : BREAKS_AT);
          replaced = true;
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private static String head(Socket client) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = client.getInputStream().read();
      if (c < 0) {
        throw new IOException("the client hung up");
      }
      head.append((char) c);
    }
    return head.toString();
  }

  @Test
  void itsTwoHalvesAreNeverStoredAsOneImage() throws Exception {
    VirtualRun lab = new VirtualRun();
    lab.images = new FolderImageStore(folder);
    lab.settings = builder -> builder.register(new HttpFiles());
    try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        UpgradeEngine engine = lab.engine(lab.time)) {
      Thread server = new Thread(() -> serve(listener));
      server.setDaemon(true);
      server.start();
      FileLocation location =
          new FileLocation(
              TransferProtocol.HTTP,
              "127.0.0.1",
              OptionalInt.of(listener.getLocalPort()),
              "/latest.bin");

      SwimException e =
          catchThrowableOfType(
              SwimException.class,
              () -> engine.images().importImage(ImageImport.from(ImageSource.Remote.of(location))));

      assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_FAILED);
      assertThat(e).hasMessageContaining("changed").hasMessageContaining("400000");
      assertThat(engine.images().list()).isEmpty();
      assertThat(folder).isEmptyDirectory();
      assertThat(asked)
          .as("the new file is not even read")
          .noneMatch(head -> head.contains("Range"));
    }
  }
}
