package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Devices send files to servers of ours, byte by byte, by each protocol. */
@Timeout(120)
class FilesUploadTest {
  @TempDir Path folder;
  private Simulation fleet;

  @BeforeEach
  void aDevice() throws IOException {
    fleet =
        new Simulation(
            "simulate", "--count=1", "--inventory-out", folder.resolve("inv.yaml").toString());
    assertThat(fleet.ready()).startsWith("ready 1 ");
  }

  @AfterEach
  void end() {
    fleet.close();
  }

  @ParameterizedTest
  @CsvSource({
    "TFTP,  TFTP upload started by SNMP,  --direction=PULL",
    "FTP,   FTP upload started by SSH,    --ftp-port=0",
    "SFTP,  SFTP upload started by SSH,   --ssh-port=0",
    "SCP,   SCP upload started by SSH,    --ssh-port=0",
    "HTTP,  HTTP upload started by SSH,   --http-port=0",
    "HTTPS, HTTPS upload started by SSH,  --https-port=0",
  })
  void aDeviceSendsItsImage(String protocol, String way, String port) throws IOException {
    String image = Simulation.OLD_IMAGE.fileName();
    String transfer = "--transfer=" + protocol;

    Ran saved = swim("backup", "all", transfer, port, "--json");
    assertThat(saved.code()).as(saved.out() + saved.err()).isZero();
    assertThat(saved.json().findValuesAsText("protocol")).contains(way);
    assertThat(folder.resolve("data/images").resolve(image + ".image"))
        .hasBinaryContent(Simulation.OLD_IMAGE.toByteArray());

    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Ran got = swim("files", "get", "sw-01", "flash:" + image, downloads.toString(), transfer, port);
    assertThat(got.code()).as(got.out() + got.err()).isZero();
    assertThat(downloads.resolve(image)).hasBinaryContent(Simulation.OLD_IMAGE.toByteArray());
  }

  private Ran swim(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(
        List.of(
            "--inventory",
            folder.resolve("inv.yaml").toString(),
            "--data",
            folder.resolve("data").toString()));
    return Ran.swim(all.toArray(String[]::new));
  }
}
