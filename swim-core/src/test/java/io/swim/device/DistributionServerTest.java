package io.swim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DistributionServerTest {
  @Test
  void anOldServerIsSpokenToWithOldAlgorithmsAndAllElseStays() {
    DistributionServer modern =
        DistributionServer.of("depot", "10.0.0.5", ServedProtocol.of(TransferProtocol.SFTP))
            .withLocations(Set.of("berlin"))
            .withSlots(2)
            .withHostKeys(HostKeyPolicy.TRUST_ON_FIRST_USE)
            .withCertificates(CertificatePolicy.ANY);

    DistributionServer old = modern.withSshAlgorithms(SshAlgorithms.LEGACY);

    assertThat(old.sshAlgorithms()).isEqualTo(SshAlgorithms.LEGACY);
    assertThat(old.withSshAlgorithms(SshAlgorithms.MODERN)).isEqualTo(modern);
  }
}
