package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Login;
import io.swim.realservers.Installed;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our server with curl and lftp as devices, passive and active, both ways. */
class RealClientsTest {
  private static final int[] SIZES = {0, 1, 65535, 65536, 65537, 33 << 20};

  @TempDir Path temp;

  private static String user() {
    Login login = TestFtp.LOGIN;
    return login.username() + ":" + login.password().reveal();
  }

  private void curl(TestFtp ftp, String path, String... how) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Installed.program("curl", "/usr/bin/curl"), "-sS", "-u", user()));
    command.addAll(List.of(how));
    command.add("ftp://127.0.0.1:" + ftp.port() + "/" + path);
    Installed.run(temp, command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--ftp-pasv", "--disable-epsv", "--ftp-port -", "--ftp-port - --disable-eprt"})
  void curlReadsAndWrites(String mode) throws Exception {
    for (int size : SIZES) {
      byte[] image = TestFtp.bytes(size);
      TestFtp.Sink sink = new TestFtp.Sink();
      try (TestFtp ftp = TestFtp.start();
          Publication publication =
              ftp.publish(
                  TestFtp.file("a/image.bin", image),
                  new ServedFile.Incoming("a/up.bin", size, sink))) {
        List<String> how = new ArrayList<>(List.of(mode.split(" ")));
        how.addAll(List.of("-o", "got.bin", "--create-dirs"));
        Files.write(temp.resolve("got.bin"), new byte[0]);
        curl(ftp, "a/image.bin", how.toArray(String[]::new));
        assertThat(temp.resolve("got.bin")).hasBinaryContent(image);

        how = new ArrayList<>(List.of(mode.split(" ")));
        how.addAll(List.of("-T", "got.bin"));
        curl(ftp, "a/up.bin", how.toArray(String[]::new));
        Awaitility.await().until(() -> !sink.ended.isEmpty());
        assertThat(sink.bytes()).isEqualTo(image);
        assertThat(publication.transfers())
            .hasSize(2)
            .allMatch(each -> each.result() == Result.COMPLETE && each.bytes() == size);
      }
    }
  }

  @Test
  void curlResumesInTheMiddle() throws Exception {
    byte[] image = TestFtp.bytes(1_000_003);
    try (TestFtp ftp = TestFtp.start();
        Publication publication = ftp.publish(TestFtp.file("image.bin", image))) {
      Files.write(temp.resolve("got.bin"), java.util.Arrays.copyOf(image, 300_001));

      curl(ftp, "image.bin", "-C", "-", "-o", "got.bin");

      assertThat(temp.resolve("got.bin")).hasBinaryContent(image);
      assertThat(publication.transfers().get(0).options()).containsEntry("from", "300001");
      assertThat(publication.transfers().get(0).bytes()).isEqualTo(700_002);
    }
  }

  @Test
  void textModeChangesTheLineEndsOnTheNetworkOnly() throws Exception {
    TestFtp.Sink sink = new TestFtp.Sink();
    try (TestFtp ftp = TestFtp.start();
        Publication publication =
            ftp.publish(
                TestFtp.file("config", "hostname edge-1\n!\nend\n".getBytes()),
                new ServedFile.Incoming("saved", 1000, sink))) {
      curl(ftp, "config", "--use-ascii", "-o", "got.txt");
      // curl keeps what came over the network.
      assertThat(temp.resolve("got.txt")).hasContent("hostname edge-1\r\n!\r\nend\r\n");

      curl(ftp, "saved", "--use-ascii", "-T", "got.txt");
      Awaitility.await().until(() -> !sink.ended.isEmpty());
      assertThat(sink.bytes()).isEqualTo("hostname edge-1\n!\nend\n".getBytes());
      assertThat(publication.transfers()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off"})
  void lftpListsReadsAndWrites(String passive) throws Exception {
    String lftp = Installed.program("lftp", "/usr/bin/lftp");
    for (int size : SIZES) {
      byte[] image = TestFtp.bytes(size);
      TestFtp.Sink sink = new TestFtp.Sink();
      try (TestFtp ftp = TestFtp.start();
          Publication publication =
              ftp.publish(
                  TestFtp.file("a/image.bin", image),
                  new ServedFile.Incoming("a/up.bin", size, sink))) {
        String script =
            "set ftp:passive-mode "
                + passive
                + "; set net:max-retries 1; set cmd:fail-exit yes; set xfer:clobber yes;"
                + " open -u "
                + user().replace(':', ',')
                + " ftp://127.0.0.1:"
                + ftp.port()
                + "; cd a; cls > list.txt; get image.bin -o got.bin; put got.bin -o up.bin; bye";
        Installed.run(temp, List.of(lftp, "--norc", "-c", script));

        assertThat(temp.resolve("list.txt")).content().contains("image.bin");
        assertThat(temp.resolve("got.bin")).hasBinaryContent(image);
        Awaitility.await().until(() -> !sink.ended.isEmpty());
        assertThat(sink.bytes()).isEqualTo(image);
        assertThat(publication.transfers()).hasSizeGreaterThanOrEqualTo(2);
      }
    }
  }

  @Test
  void curlListsAFolderThatIsServedToEverybody() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("served/sub"));
    Files.write(folder.resolve("one.bin"), TestFtp.bytes(7));
    try (TestFtp ftp = TestFtp.start(server -> server.folder(temp.resolve("served")))) {
      curl(ftp, "sub/", "-o", "list.txt");

      assertThat(temp.resolve("list.txt")).content().matches("(?s)-r.* 7 .* one.bin\\s+");
    }
  }
}
