package io.swim.transfer.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host hears what was refused to whom. */
class RefusalsTest {
  @TempDir Path temp;
  private final List<Refusal> told = new CopyOnWriteArrayList<>();
  private Path folder;

  @BeforeEach
  void aFolder() throws Exception {
    folder = Files.createDirectory(temp.resolve("folder"));
    Files.write(folder.resolve("image.bin"), TestFtp.bytes(100));
    Files.writeString(temp.resolve("secret"), "secret");
  }

  private TestFtp start() throws Exception {
    return TestFtp.start(
        server ->
            server
                .folder(folder)
                .account(TestFtp.LOGIN)
                .maxConnectionsPerPeer(2)
                .refusals(told::add));
  }

  private List<String> reasons() {
    assertThat(told).allMatch(each -> each.peer().equals(TestFtp.LOOPBACK));
    return told.stream().map(Refusal::reason).toList();
  }

  @Test
  void commandsThatAreRefusedAreToldWithTheirPaths() throws Exception {
    try (TestFtp ftp = start();
        RawControl control = RawControl.loggedIn(ftp.address())) {
      for (String command :
          List.of(
              "RETR nosuch.bin", "RETR ../secret", "STOR new.bin", "DELE image.bin", "CWD sub")) {
        control.passive();
        assertThat(control.say(command)).startsWith("550");
      }
      assertThat(control.say("SIZE other.bin")).startsWith("550");
      assertThat(control.say("SIZE image.bin")).startsWith("213");

      assertThat(reasons())
          .containsExactly(
              "RETR nosuch.bin: There is no such file.",
              "RETR ../secret: There is no such file.",
              "STOR new.bin: That is not permitted.",
              "DELE image.bin: That is not permitted.",
              "CWD sub: There is no such folder.",
              "SIZE other.bin: There is no such file.");
    }
  }

  @Test
  void transferThatBreaksIsARecordAndNoRefusal() throws Exception {
    try (TestFtp ftp = start();
        RawControl control = RawControl.loggedIn(ftp.address())) {
      control.passive();
      control.say("TYPE I");
      control.say("REST 101");
      assertThat(control.say("RETR image.bin")).startsWith("554");

      assertThat(ftp.ended).hasSize(1);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void wrongLoginsAndAnonymousOnesAreToldWithoutTheirPasswords() throws Exception {
    try (TestFtp ftp = start();
        RawControl control = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
      control.reply();
      control.say("USER k7-user");
      assertThat(control.say("PASS wr0ng-Word")).startsWith("530");
      control.say("USER anonymous");
      assertThat(control.say("PASS me@example.net")).startsWith("530");

      assertThat(reasons())
          .containsExactly(
              "the login of user k7-user is wrong, used up or meant for another address",
              "the login of user anonymous is wrong, used up or meant for another address");
      assertThat(told.toString()).doesNotContain("wr0ng-Word").doesNotContain("me@");
    }
  }

  @Test
  void oneConnectionTooManyIsTold() throws Exception {
    try (TestFtp ftp = start();
        RawControl first = RawControl.loggedIn(ftp.address());
        RawControl second = RawControl.loggedIn(ftp.address());
        RawControl third = new RawControl(TestFtp.LOOPBACK, ftp.address())) {
      assertThat(third.reply()).isEqualTo("closed");
      Awaitility.await().until(() -> !told.isEmpty());

      assertThat(reasons()).containsExactly("it has 2 connections already");
      assertThat(first.say("NOOP")).startsWith("200");
      assertThat(second.say("NOOP")).startsWith("200");
    }
  }
}
