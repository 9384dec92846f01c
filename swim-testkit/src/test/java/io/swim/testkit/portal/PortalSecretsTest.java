package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.image.Agreement;
import io.swim.realservers.LoginProxy;
import io.swim.transfer.portal.AsdPortal;
import io.swim.transfer.portal.PortalAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No password, no token and no signed address is in any log, at any level of ours or of the HTTP
 * library: of a download that works and of those that don't.
 */
@Timeout(120)
class PortalSecretsTest {
  private static final String PERSON = "Person-Word-7784";
  private static final String PROXY = "Proxy-Word-9081";

  @TempDir Path folder;

  /** Runs in a process of its own, since the level of a log is set when it begins. */
  public static final class Talk {
    private Talk() {}

    /** Prints the tokens that the portal gave, and each failure. */
    public static void main(String... arguments) throws Exception {
      Optional<Login> login = Optional.of(PortalBench.login("proxy-user", PROXY));
      PortalAccount account =
          PortalAccount.of(PortalBench.CLIENT, Secret.of(PortalBench.CLIENT_SECRET))
              .withUser(PortalBench.login("mkeller", PERSON));
      try (SimulatedPortal portal = SimulatedPortal.start();
          LoginProxy proxy = LoginProxy.start(login);
          AsdPortal client =
              AsdPortal.builder(portal.service(), portal.tokens(), account)
                  .proxy(PortalBench.by(proxy, login))
                  .answerWithin(Duration.ofSeconds(20))
                  .build()) {
        portal.admit(PortalBench.MEMBER.withUser("mkeller", PERSON).mustAccept(Agreement.EULA));
        portal.offer(PortalBench.IMAGE);
        read(client);
        portal.next(PortalStep.FILE, new PortalFault.Redirect(302, Optional.empty()));
        read(client);
        portal.next(PortalStep.FILE, new PortalFault.BreakOff(10));
        read(client);
        portal.next(PortalStep.FILE, new PortalFault.Status(500, Optional.empty(), ""));
        read(client);
        portal.next(PortalStep.DOWNLOAD, new PortalFault.Body("{\"downloads\":[{\"url\":7}]}"));
        read(client);
        portal.endTokens();
        portal.next(PortalStep.METADATA, new PortalFault.BreakOff(20));
        read(client);
        portal.admit(PortalMember.of(PortalBench.CLIENT, "another"));
        portal.endTokens();
        read(client);
        System.out.println(client + " " + account);
        portal.tokensGiven().forEach(token -> System.out.println("token " + token));
      }
    }

    private static void read(AsdPortal client) {
      try (var download =
              client.download(PortalBench.ID, List.of(PortalBench.EULA), acceptance -> {});
          var in = download.stream(0)) {
        System.out.println("read " + in.readAllBytes().length);
      } catch (CatalogueException | java.io.IOException | InterruptedException e) {
        e.printStackTrace();
      }
    }
  }

  @Test
  void noSecretIsInAnyLog() throws Exception {
    Path out = folder.resolve("out.txt");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                Talk.class.getName())
            .redirectOutput(out.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).filteredOn("read 300000"::equals).hasSize(3);
    List<String> tokens =
        lines.stream()
            .filter(line -> line.startsWith("token "))
            .map(line -> line.substring(6))
            .toList();
    assertThat(tokens).hasSize(2);
    assertThat(log)
        .content()
        .contains("DEBUG org.apache.hc")
        .contains("CatalogueException")
        .doesNotContain(tokens)
        .doesNotContain(PERSON, PROXY, PortalBench.CLIENT_SECRET, "signature=", "Authorization")
        .doesNotContain("cHJveHktdXNlcj");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("asd at "))
        .singleElement()
        .asString()
        .doesNotContain("Word");
  }
}
