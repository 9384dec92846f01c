package io.swim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileLocationTest {
  @ParameterizedTest
  @CsvSource({
    "x.bin,.,x.bin",
    "./x.bin,.,x.bin",
    "ab12/x.bin,ab12,x.bin",
    "a/b/x.bin,a/b,x.bin",
    "/srv/x.bin,/srv,x.bin",
    "/x.bin,'',x.bin"
  })
  void aPathIsAFolderAndAName(String path, String folder, String name) {
    FileLocation file =
        new FileLocation(TransferProtocol.TFTP, "192.0.2.1", OptionalInt.empty(), path);
    assertThat(file.folder()).isEqualTo(folder);
    assertThat(file.name()).isEqualTo(name);
  }
}
