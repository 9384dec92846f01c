package io.swim.cli.inventory;

import io.swim.cli.BadInput;
import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.transfer.http.HttpProxy;
import io.swim.transfer.portal.AsdPortal;
import io.swim.transfer.portal.AsdPortalBuilder;
import io.swim.transfer.portal.PortalAccount;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A file that says how a vendor's portal is reached. */
public final class PortalFile {
  private static final Set<String> TOP =
      Set.of("service", "tokens", "client", "user", "proxy", "certificate");
  private static final Set<String> CLIENT = Set.of("id", "secret");
  private static final Set<String> USER = Set.of("name", "password");
  private static final Set<String> PROXY = Set.of("host", "port", "name", "password");

  private PortalFile() {}

  /**
   * The portal; nothing is asked of it yet.
   *
   * @throws BadInput when the file makes no sense
   */
  public static AsdPortal open(Path path) {
    Section top = Section.of(path.toString(), "portal", YamlFile.top(path, "portal file"), TOP);
    try {
      AsdPortalBuilder builder =
          AsdPortal.builder(url(top, "service"), url(top, "tokens"), account(top));
      top.section("proxy", PROXY).map(PortalFile::proxy).ifPresent(builder::proxy);
      CertificatePolicy certificates = Policies.certificate(top);
      return builder.certificates(certificates).downloadCertificates(certificates).build();
    } catch (IllegalArgumentException e) {
      throw top.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static URI url(Section top, String key) {
    String text = top.required(key);
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw top.wrong(key, key + " is no URL");
    }
  }

  private static PortalAccount account(Section top) {
    Section client = top.section("client", CLIENT).orElseThrow(() -> top.wrong("has no client"));
    PortalAccount account =
        PortalAccount.of(client.required("id"), Secret.of(client.required("secret")));
    return top.section("user", USER).map(user -> account.withUser(login(user))).orElse(account);
  }

  private static Login login(Section section) {
    return new Login(section.required("name"), Secret.of(section.required("password")));
  }

  private static HttpProxy proxy(Section section) {
    Optional<Login> login =
        section.text("name").isPresent() ? Optional.of(login(section)) : Optional.empty();
    return new HttpProxy(
        section.required("host"),
        section.port("port").orElseThrow(() -> section.wrong("has no port")),
        login);
  }
}
