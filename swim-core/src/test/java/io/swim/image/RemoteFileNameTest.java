package io.swim.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.device.FileLocation;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of a server is called here. */
class RemoteFileNameTest {
  private static ImageSource.Remote at(TransferProtocol protocol, String path) {
    return ImageSource.Remote.of(
        new FileLocation(protocol, "127.0.0.1", OptionalInt.empty(), path));
  }

  @ParameterizedTest
  @CsvSource({
    "/dl/x.bin, x.bin",
    "x.bin, x.bin",
    "/dl/x.bin?token=1, x.bin",
    "/dl/x.bin?path=/other/y.bin, x.bin",
    "/dl/x.bin#top, x.bin",
    "/dl/c2960%2Dx.bin, c2960-x.bin",
    "/dl/my%20image.bin, my image.bin",
    "/dl/100%.bin, 100%.bin",
    "/dl/x%zz.bin, x%zz.bin",
    "/dl/x%ff.bin, x%ff.bin",
    "/dl/a%2Fb.bin, a/b.bin",
    "/dl/?id=7, ''"
  })
  void aUrlOfHttpIsWithoutItsQueryAndDecoded(String path, String name) {
    assertThat(at(TransferProtocol.HTTP, path).fileName()).isEqualTo(name);
    assertThat(at(TransferProtocol.HTTPS, path).fileName()).isEqualTo(name);
  }

  @Test
  void thePathOfAnotherProtocolIsTakenAsItIs() {
    assertThat(at(TransferProtocol.SFTP, "/dl/c2960%2Dx.bin").fileName())
        .isEqualTo("c2960%2Dx.bin");
    assertThat(at(TransferProtocol.FTP, "x?y").fileName()).isEqualTo("x?y");
  }

  @Test
  void aNameThatTheHostGivesStays() {
    ImageSource.Remote source =
        at(TransferProtocol.HTTPS, "/download?id=7")
            .withFileName("ios.bin")
            .withLogin(new Login("a", Secret.of("b")))
            .withHostKeys(HostKeyPolicy.STRICT)
            .withCertificates(CertificatePolicy.ANY);

    assertThat(source.fileName()).isEqualTo("ios.bin");
    assertThat(source.location().path()).isEqualTo("/download?id=7");
    assertThat(source).hasToString("https://127.0.0.1/download?id=7");
  }
}
