package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the user does wrong: exit code 2, one line on standard error, nothing on standard output.
 */
class UsageTest {
  @TempDir Path folder;

  @BeforeEach
  void anInventoryAndAFile() throws IOException {
    Files.writeString(folder.resolve("inv.yaml"), "devices: [{name: a, address: 127.0.0.1}]");
    Files.writeString(folder.resolve("text.bin"), "no image");
    Files.writeString(folder.resolve("password"), "gl00ping-w0rd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                       | which command?
          frobnicate                                               | frobnicate
          facts                                                    | --inventory
          facts --bogus                                            | --bogus
          facts --inventory DIR/no.yaml                            | there is no inventory
          facts --inventory DIR/inv.yaml --devices b               | unknown device 'b'
          validate --inventory DIR/inv.yaml                        | --image
          validate --inventory DIR/inv.yaml --image DIR/no.bin     | no.bin is not a file
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin    | --devices
          upgrade --inventory DIR/inv.yaml --devices a             | --image
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a,zz | unknown device 'zz'
          image import DIR/text.bin                                | text.bin of 8 bytes is no image
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 | text.bin of 8 bytes is no image
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 70000 | 70000
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --server-address 300.0.0.1 | 300.0.0.1
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --parallel 0 | parallel must be at least 1
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --parallel 2 --sequential | exclude each other
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --no-reboot --distribute-only | exclude each other
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --start SSH,SSH | each protocol once
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --transfer FTP --ftp-port 65536 | --ftp-port must be 0..65535, not 65536
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --transfer TFTP,carrier | nothing here can do 'carrier'; available: TFTP, FTP, SFTP, SCP, HTTP, HTTPS
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --start PIGEON | nothing here can do 'PIGEON'; available: SNMP, SSH, TELNET
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --start HTTPS | nothing here can do 'HTTPS'; available: SNMP, SSH, TELNET
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --config HTTPS | nothing here can do 'HTTPS'; available: SNMP, SSH, TELNET
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --reboot SSH,HTTPS | nothing here can do 'HTTPS'; available: SNMP, SSH, TELNET
          validate --inventory DIR/inv.yaml --image DIR/text.bin --from depot | inv.yaml has none
          validate --inventory DIR/inv.yaml --image DIR/text.bin --https-port -1 --transfer HTTPS | --https-port must be 0..65535, not -1
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --tftp-port 0 --reboot-wait 0 | longer than
          upgrade --inventory DIR/inv.yaml --image DIR/text.bin --devices a --on-error maybe | --on-error
          facts --inventory DIR/inv.yaml --data DIR/text.bin       | text.bin
          serve                                                    | FOLDER
          serve DIR/no                                             | no is not a folder
          serve DIR --tftp-port -5                                 | -5
          serve DIR --tftp-port 0 --writable                       | TFTP knows no login and no writing here: give --ftp-port
          serve DIR --tftp-port 0 --user u --password w            | TFTP knows no login and no writing here: give --ftp-port
          serve DIR --ftp-port 0 --user u                          | what is the password of u? Give --password-env or --password-file
          serve DIR --ftp-port 0 --password w                      | --password goes with --user
          serve DIR --ftp-port 0 --user u --password w --password-env X | --password goes with --user
          serve DIR --ftp-port 0 --user= --password w              | the user name is empty
          serve DIR --ftp-port 0 --user= --password-file DIR/password | the user name is empty
          serve DIR --ftp-port 0 --password-env X                  | of no use without --user
          serve DIR --ftp-port 0 --bind 300.0.0.1                  | --bind 300.0.0.1 is no known address
          simulate --count 1                                       | --inventory-out
          simulate --inventory-out DIR/x.yaml                      | --count N or --walk
          simulate --count 1 --own-servers TFTP --inventory-out DIR/x.yaml | has no TFTP server
          simulate --count -1 --inventory-out DIR/x.yaml           | -1
          simulate --count 1 --base-address 10.0.0.1 --inventory-out DIR/x.yaml | 10.0.0.1
          simulate --count 1 --inventory-out DIR/no/x.yaml         | there is no
          simulate --walk DIR/no.snmprec --inventory-out DIR/x.yaml | there is no walk
          """)
  void isOneLineAndExitCodeTwo(String line, String cause) {
    String[] words =
        line.isEmpty() ? new String[0] : line.replace("DIR", folder.toString()).split(" ");

    Ran ran = Ran.swim(withData(words));

    assertThat(ran.code()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).startsWith("swim: ").contains(cause);
    assertThat(ran.out()).isEmpty();
    assertThat(folder.resolve("x.yaml")).doesNotExist();
  }

  @Test
  void aTruncatedImageIsRefusedAndNothingOfItIsKept() throws IOException {
    Path image = folder.resolve(Simulation.IMAGE.fileName());
    Simulation.IMAGE.writeTo(image);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(file.length() / 2);
    }

    Ran ran =
        Ran.swim(
            "upgrade",
            "--inventory",
            folder.resolve("inv.yaml").toString(),
            "--image",
            image.toString(),
            "--devices=all",
            "--tftp-port=0",
            "--data",
            folder.resolve("data").toString());

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().lines()).hasSize(1);
    assertThat(ran.err()).contains(Simulation.IMAGE.fileName()).contains("damaged");
    try (java.util.stream.Stream<Path> left = Files.list(folder.resolve("data"))) {
      assertThat(left).extracting(path -> path.getFileName().toString()).containsExactly("lock");
    }
  }

  @Test
  void helpAndVersionAreNoErrors() {
    assertThat(Ran.swim("--help").code()).isZero();
    assertThat(Ran.swim("upgrade", "--help").out()).contains("--tftp-port").contains("--json");
    assertThat(Ran.swim("--version").out()).startsWith("swim ");
  }

  private String[] withData(String... words) {
    for (String word : words) {
      if (word.equals("--data")) {
        return words;
      }
    }
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--data";
    all[words.length + 1] = folder.resolve("data").toString();
    return all;
  }
}
