package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.device.Login;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import io.swim.realservers.LoginProxy;
import io.swim.transfer.http.HttpProxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The portal behind a proxy. */
@Timeout(60)
class PortalProxyTest {
  private static final Optional<Login> LOGIN =
      Optional.of(PortalBench.login("proxy-user", "Proxy-Word-9081"));

  private static PortalBench plain(HttpProxy proxy) {
    return new PortalBench(SimulatedPortal.start(), with -> with.proxy(proxy));
  }

  private static PortalBench tls(HttpProxy proxy) {
    SimulatedPortal portal = SimulatedPortal.startWithTls();
    return new PortalBench(
        portal,
        with ->
            with.proxy(proxy)
                .certificates(portal.certificate())
                .downloadCertificates(CertificatePolicy.ANY));
  }

  @Test
  void everythingGoesThroughAProxyWithALogin() throws Exception {
    try (LoginProxy proxy = LoginProxy.start(LOGIN);
        PortalBench bench = plain(PortalBench.by(proxy, LOGIN))) {
      assertThat(bench.read()).isEqualTo(PortalBench.BYTES);

      assertThat(proxy.requests())
          .anyMatch(each -> each.matches("POST http://127.0.0.1:\\d+/oauth2/token HTTP/1.1"))
          .anyMatch(each -> each.matches("GET http://127.0.0.2:\\d+/files/.*"));
      assertThat(bench.portal.requests())
          .isNotEmpty()
          .allSatisfy(each -> assertThat(each.headers()).doesNotContainKey("proxy-authorization"));
    }
  }

  @Test
  void throughATunnelToo() throws Exception {
    try (LoginProxy proxy = LoginProxy.start(LOGIN);
        PortalBench bench = tls(PortalBench.by(proxy, LOGIN))) {
      assertThat(bench.read()).isEqualTo(PortalBench.BYTES);

      assertThat(proxy.requests())
          .isNotEmpty()
          .allMatch(each -> each.startsWith("CONNECT "))
          .anyMatch(each -> each.contains("127.0.0.2"));
    }
  }

  @Test
  void aRefusedLoginAtTheProxyIsSaidToBeThat() throws Exception {
    Optional<Login> wrong = Optional.of(PortalBench.login("proxy-user", "Wrong-Word-9081"));
    try (LoginProxy proxy = LoginProxy.start(LOGIN);
        PortalBench bench = plain(PortalBench.by(proxy, wrong));
        PortalBench tunnel = tls(PortalBench.by(proxy, Optional.empty()))) {
      for (CatalogueException e :
          java.util.List.of(bench.refusedSearch(), tunnel.refusedSearch())) {
        assertThat(e.problem()).isEqualTo(CatalogueProblem.AUTHENTICATION);
        assertThat(e).hasMessageContaining("proxy");
        assertThat(e.toString()).doesNotContain("Word");
      }
    }
  }

  @Test
  void aProxyWhoseNameDoesNotResolveIsNamed() {
    try (PortalBench bench = plain(new HttpProxy("proxy.invalid", 8080, LOGIN))) {
      CatalogueException e = bench.refusedSearch();

      assertThat(e.problem()).isEqualTo(CatalogueProblem.NAME_UNRESOLVED);
      assertThat(e).hasMessageContaining("proxy.invalid");
    }
  }
}
