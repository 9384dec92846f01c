package io.swim.transfer.portal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.device.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tokens that the service refuses. */
@Timeout(30)
class TokensTest {
  private ServerSocket door;
  private CloseableHttpClient client;
  private VendorWords words;
  private Tokens tokens;

  @BeforeEach
  void start() throws IOException {
    door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::giveTokens, "tokens");
    thread.setDaemon(true);
    thread.start();
    URI service = URI.create("http://127.0.0.1:" + door.getLocalPort());
    PortalSettings settings =
        new PortalSettings(
            "portal",
            service,
            service.resolve("/token"),
            PortalAccount.of("client", Secret.of("client-secret")),
            Optional.empty(),
            CertificatePolicy.TRUSTED,
            CertificatePolicy.TRUSTED,
            Optional.empty(),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ZERO,
            Clock.systemUTC());
    client = Connections.open(settings);
    words = new VendorWords(settings);
    tokens =
        new Tokens(
            settings,
            new Exchange(client, settings.answerWithin(), settings.clock(), words),
            words);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    door.close();
  }

  /** token-1, token-2 and so on, one for each connection. */
  private void giveTokens() {
    try {
      for (int number = 1; true; number++) {
        try (Socket socket = door.accept();
            BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
          int length = 0;
          for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
              length = Integer.parseInt(line.substring(16));
            }
          }
          in.read(new char[length]);
          String body = "{\"token_type\":\"Bearer\",\"access_token\":\"token-" + number + "\"}";
          String head =
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n"
                  + "Content-Length: "
                  + body.length()
                  + "\r\n\r\n";
          socket.getOutputStream().write((head + body).getBytes(US_ASCII));
        }
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void aRefusedTokenIsHiddenUntilThereIsAnotherAndThenForgotten() throws Exception {
    for (int number = 1; number <= 3; number++) {
      Secret token = tokens.current();
      assertThat(token.reveal()).isEqualTo("token-" + number);
      tokens.refused(token);
      assertThat(words.shown("no token-" + number)).isEqualTo("no (secret)");
    }

    tokens.current();

    assertThat(words.shown("token-1, token-2, token-3, token-4"))
        .isEqualTo("token-1, token-2, token-3, (secret)");
  }
}
