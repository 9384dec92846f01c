package io.swim.transfer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.ImageContent;
import io.swim.realservers.Installed;
import io.swim.spi.FileSession;
import io.swim.spi.TransferRecord.Result;
import io.swim.transfer.http.CuttingRelay.Counted;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection breaks in the middle. */
class BrokenTransferTest {
  private static final int SIZE = 3_000_017;
  private static final byte[] IMAGE = TestHttp.bytes(SIZE);

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({"http,10", "http,50", "http,99", "https,10", "https,50", "https,99"})
  void aBrokenDownloadIsGoneOnWith(String protocol, int percent) throws Exception {
    boolean tls = protocol.equals("https");
    try (TestHttp test = TestHttp.start();
        CuttingRelay relay =
            CuttingRelay.start(
                tls ? test.https() : test.http(),
                Counted.FROM_SERVER,
                (long) SIZE * percent / 100,
                1)) {
      test.publish("image.bin", IMAGE);
      TestClient client =
          tls ? TestClient.https(relay.address()) : TestClient.http(relay.address());
      ByteArrayOutputStream to = new ByteArrayOutputStream();
      try (FileSession session = client.open()) {
        DriverException broken =
            catchThrowableOfType(
                DriverException.class, () -> session.read("image.bin", 0, to, told -> {}));
        assertThat(broken.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(broken.effect()).isEqualTo(DeviceEffect.NONE);
        assertThat(to.size()).isBetween(1, SIZE - 1);
        Awaitility.await().until(() -> test.ended.size() == 1);
        assertThat(test.ended.get(0).result()).isEqualTo(Result.FAILED);

        session.read("image.bin", to.size(), to, told -> {});
      }
      assertThat(to.toByteArray()).isEqualTo(IMAGE);
      Awaitility.await().until(() -> test.ended.size() == 2);
      assertThat(test.ended.get(1).result()).isEqualTo(Result.COMPLETE);
      assertThat(test.ended.get(1).digest()).as("both together").isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 50, 99})
  void curlGoesOnToo(int percent) throws Exception {
    String curl = Installed.program("curl", "/usr/bin/curl");
    try (TestHttp test = TestHttp.start();
        CuttingRelay relay =
            CuttingRelay.start(test.http(), Counted.FROM_SERVER, (long) SIZE * percent / 100, 1)) {
      test.publish("image.bin", IMAGE);
      String url = "http://127.0.0.1:" + relay.address().getPort() + "/image.bin";
      List<String> fetch =
          List.of(curl, "-sS", "--max-time", "60", "--continue-at", "-", "-o", "got.bin", url);

      assertThatThrownBy(() -> Installed.run(temp, fetch)).isInstanceOf(AssertionError.class);
      assertThat(Files.size(temp.resolve("got.bin"))).isBetween(1L, SIZE - 1L);
      Installed.run(temp, fetch);

      assertThat(temp.resolve("got.bin")).hasBinaryContent(IMAGE);
    }
  }

  @ParameterizedTest
  @CsvSource({"http,10", "http,50", "http,99", "https,50"})
  void aBrokenUploadIsUnknownAndNothingIsSentTwice(String protocol, int percent) throws Exception {
    boolean tls = protocol.equals("https");
    try (TestHttp test = TestHttp.start();
        CuttingRelay relay =
            CuttingRelay.start(
                tls ? test.https() : test.http(),
                Counted.FROM_CLIENT,
                (long) SIZE * percent / 100,
                1)) {
      TestHttp.Sink sink = test.announce("up.bin", SIZE);
      TestClient client =
          tls ? TestClient.https(relay.address()) : TestClient.http(relay.address());
      try (FileSession session = client.open()) {
        DriverException broken =
            catchThrowableOfType(
                DriverException.class,
                () -> session.write("up.bin", ImageContent.of(IMAGE), 0, told -> {}));
        assertThat(broken.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(broken.kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(relay.accepted()).isEqualTo(1);
        Awaitility.await().until(() -> sink.ended.size() == 1);
        assertThat(sink.ended.get(0).result()).isEqualTo(Result.FAILED);

        session.write("up.bin", ImageContent.of(IMAGE), 0, told -> {});
      }
      assertThat(sink.bytes()).isEqualTo(IMAGE);
    }
  }

  @Test
  void aLostConfirmationIsUnknown() throws Exception {
    try (TestHttp test = TestHttp.start();
        CuttingRelay relay = CuttingRelay.start(test.http(), Counted.FROM_SERVER, 1, 1)) {
      TestHttp.Sink sink = test.announce("up.bin", SIZE);
      try (FileSession session = TestClient.http(relay.address()).open()) {
        DriverException broken =
            catchThrowableOfType(
                DriverException.class,
                () -> session.write("up.bin", ImageContent.of(IMAGE), 0, told -> {}));
        assertThat(broken.effect()).isEqualTo(DeviceEffect.UNKNOWN);
        assertThat(broken).hasMessageContaining(SIZE + " of " + SIZE);
      }
      assertThat(sink.bytes()).isEqualTo(IMAGE);
    }
  }
}
