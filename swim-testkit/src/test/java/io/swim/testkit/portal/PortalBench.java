package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.fault.CatalogueException;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImageId;
import io.swim.image.CatalogueQuery;
import io.swim.realservers.LoginProxy;
import io.swim.spi.CatalogueDownload;
import io.swim.transfer.http.HttpProxy;
import io.swim.transfer.portal.AsdPortal;
import io.swim.transfer.portal.AsdPortalBuilder;
import io.swim.transfer.portal.PortalAccount;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A portal with one account and one image, and its client. */
final class PortalBench implements AutoCloseable {
  static final String PRODUCT = "CISCO1941/K9";
  static final String CLIENT = "swim-lab";
  static final String CLIENT_SECRET = "Client-Word-5512";
  static final PortalMember MEMBER = PortalMember.of(CLIENT, CLIENT_SECRET);
  static final Instant SAID_AT = Instant.parse("2026-11-21T10:00:00Z");
  static final Acceptance EULA = new Acceptance.Eula("Maria Keller", SAID_AT);
  static final Acceptance ENCRYPTION =
      new Acceptance.StrongEncryption(
          "Maria Keller", SAID_AT, Acceptance.EndUser.COMMERCIAL_OR_CIVIL);
  static final byte[] BYTES = bytes(300_000);
  static final PortalImage IMAGE =
      PortalImage.of(PRODUCT, "c1900-universalk9-mz.SPA.157-3.M8.bin", "15.7(3)M8", BYTES);
  static final CatalogueImageId ID = new CatalogueImageId(PRODUCT, IMAGE.fileName());

  final SimulatedPortal portal;
  final AsdPortal client;
  final List<Acceptance> accepted = new ArrayList<>();

  /** How a client finds a proxy. */
  static HttpProxy by(LoginProxy proxy, Optional<Login> login) {
    return new HttpProxy("127.0.0.1", proxy.port(), login);
  }

  PortalBench() {
    this(SimulatedPortal.start(), builder -> builder);
  }

  PortalBench(SimulatedPortal portal, UnaryOperator<AsdPortalBuilder> more) {
    this.portal = portal;
    portal.admit(MEMBER);
    portal.offer(IMAGE);
    AsdPortalBuilder builder =
        AsdPortal.builder(
                portal.service(),
                portal.tokens(),
                PortalAccount.of(CLIENT, Secret.of(CLIENT_SECRET)))
            .answerWithin(Duration.ofSeconds(20))
            .stallAfter(Duration.ofSeconds(20));
    this.client = more.apply(builder).build();
  }

  static Login login(String name, String word) {
    return new Login(name, Secret.of(word));
  }

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  CatalogueDownload download(Acceptance... acceptances)
      throws CatalogueException, InterruptedException {
    return client.download(ID, List.of(acceptances), accepted::add);
  }

  /** All bytes of the image. */
  byte[] read(Acceptance... acceptances)
      throws CatalogueException, InterruptedException, IOException {
    try (CatalogueDownload download = download(acceptances);
        InputStream in = download.stream(0)) {
      return in.readAllBytes();
    }
  }

  CatalogueException refusedDownload(Acceptance... acceptances) {
    return catchThrowableOfType(CatalogueException.class, () -> read(acceptances));
  }

  CatalogueException refusedSearch() {
    return catchThrowableOfType(
        CatalogueException.class, () -> client.search(CatalogueQuery.all(PRODUCT)));
  }

  @Override
  public void close() {
    client.close();
    portal.close();
  }
}
