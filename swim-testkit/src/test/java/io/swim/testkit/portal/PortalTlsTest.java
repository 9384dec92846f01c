package io.swim.testkit.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.CertificatePolicy;
import io.swim.fault.CatalogueException;
import io.swim.fault.CatalogueProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked of the certificates of the portal. */
@Timeout(60)
class PortalTlsTest {
  private static PortalBench bench(CertificatePolicy service, CertificatePolicy downloads) {
    return new PortalBench(
        SimulatedPortal.startWithTls(),
        with -> with.certificates(service).downloadCertificates(downloads));
  }

  @Test
  void aPinnedCertificateIsTrusted() throws Exception {
    SimulatedPortal portal = SimulatedPortal.startWithTls();
    try (PortalBench bench =
        new PortalBench(
            portal,
            with ->
                with.certificates(portal.certificate())
                    .downloadCertificates(portal.certificate()))) {
      assertThat(bench.read()).isEqualTo(PortalBench.BYTES);
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedBeforeAnySecretIsSent() {
    try (PortalBench bench = bench(CertificatePolicy.TRUSTED, CertificatePolicy.TRUSTED)) {
      CatalogueException e = bench.refusedSearch();

      assertThat(e.problem()).isEqualTo(CatalogueProblem.UNTRUSTED);
      assertThat(bench.portal.requests()).isEmpty();
    }
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRefused() {
    String other = "0".repeat(64);
    try (PortalBench bench =
        bench(CertificatePolicy.pinned(other), CertificatePolicy.pinned(other))) {
      CatalogueException e = bench.refusedSearch();

      assertThat(e.problem()).isEqualTo(CatalogueProblem.UNTRUSTED);
      assertThat(e).hasMessageContaining("fingerprint");
      assertThat(bench.portal.requests()).isEmpty();
    }
  }

  @Test
  void theServicesPolicyIsNotThatOfADownloadHost() {
    try (PortalBench bench = bench(CertificatePolicy.ANY, CertificatePolicy.TRUSTED)) {
      CatalogueException e = bench.refusedDownload();

      assertThat(e.problem()).isEqualTo(CatalogueProblem.UNTRUSTED);
      assertThat(bench.portal.requests(PortalStep.DOWNLOAD)).hasSize(1);
      assertThat(bench.portal.requests(PortalStep.FILE)).isEmpty();
    }
  }
}
